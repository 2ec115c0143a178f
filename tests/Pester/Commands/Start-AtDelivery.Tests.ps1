BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Start-AtDelivery' {
    BeforeAll {
        $trail = New-TestTrail
        $shop = (Get-AtMember Shop).AccountId
    }

    It 'reports what blocks a destination, with the command that mends it, and loses nothing' {
        Set-AtTrustPolicy -Context dest -ManagementAccountId 1234567890123456
        Enable-AtTrail corp-audit
        New-AtSampleEvent 20 -AccountId $shop -Seed 3 | Import-AtEvent
        $blocked = Start-AtDelivery corp-audit -Wait -ErrorAction SilentlyContinue -ErrorVariable problem
        $blocked.State | Should -Be Blocked
        $blocked.Pending | Should -BeGreaterOrEqual 20
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'DeliveryBlocked,ActionTrail.Commands.Delivery.StartAtDeliveryCommand'
        $problem[0].TargetObject | Should -Be corp-audit
        $problem[0].ErrorDetails.RecommendedAction | Should -Match '^Set-AtTrustPolicy '

        Invoke-Command ([scriptblock]::Create($problem[0].ErrorDetails.RecommendedAction))
        (Start-AtDelivery corp-audit -Wait).State | Should -Be CaughtUp
    }

    It 'starts logging and, with -Wait, delivers everything' {
        $first = $trail | Start-AtDelivery -Wait
        @($first)[0].PSTypeNames | Should -Contain ActionTrail.Commands.Delivery.AtDelivery
        (Get-AtTrail).IsLogging | Should -BeTrue
        New-AtSampleEvent 300 -AccountId $shop -Seed 1 | Import-AtEvent
        $after = Start-AtDelivery corp-audit -Wait
        $after.Destination | Should -Be OSS
        $after.State | Should -Be CaughtUp
        $after.Pending | Should -Be 0
        $after.Delivered | Should -BeGreaterOrEqual 300
    }

    It 'delivers in the background until it is stopped' {
        $trail | Start-AtDelivery | Should -BeNullOrEmpty
        New-AtSampleEvent 10 -AccountId $shop -Seed 2 | Import-AtEvent
        Stop-AtDelivery corp-audit
        (Wait-AtDelivery corp-audit).Pending | Should -Be 0
    }

    It 'starts nothing under -WhatIf' {
        Disable-AtTrail corp-audit -Confirm:$false
        Start-AtDelivery corp-audit -Wait -WhatIf | Should -BeNullOrEmpty
        (Get-AtTrail).IsLogging | Should -BeFalse
    }

    It 'reports a trail that is not there' {
        Start-AtDelivery absent -Wait -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'NotFound,ActionTrail.Commands.Delivery.StartAtDeliveryCommand'
        $problem[0].TargetObject | Should -Be absent
    }

    It 'completes names' {
        Get-Completion 'Start-AtDelivery c' | Should -Be corp-audit
    }
}
