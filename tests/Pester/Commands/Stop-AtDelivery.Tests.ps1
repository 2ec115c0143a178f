BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Stop-AtDelivery' {
    BeforeAll { $trail = New-TestTrail }

    It 'ends the background delivery; the trail goes on logging and nothing is lost' {
        $trail | Start-AtDelivery
        $trail | Stop-AtDelivery | Should -BeNullOrEmpty
        New-AtSampleEvent 20 -AccountId (Get-AtMember Shop).AccountId | Import-AtEvent
        $standing = Stop-AtDelivery corp-audit -PassThru
        @($standing)[0].PSTypeNames | Should -Contain ActionTrail.Commands.Delivery.AtDelivery
        $standing.Pending | Should -BeGreaterOrEqual 20
        (Get-AtTrail).IsLogging | Should -BeTrue
        (Wait-AtDelivery corp-audit).Pending | Should -Be 0
    }

    It 'supports -WhatIf' {
        Stop-AtDelivery corp-audit -PassThru -WhatIf | Should -BeNullOrEmpty
    }

    It 'reports a trail that is not there, with its name as the target, and goes on' {
        $standing = 'absent', 'corp-audit' | Stop-AtDelivery -PassThru -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'NotFound,ActionTrail.Commands.Delivery.StopAtDeliveryCommand'
        $problem[0].TargetObject | Should -Be absent
        $standing.Name | Should -Be corp-audit
    }

    It 'completes names' {
        Get-Completion 'Stop-AtDelivery c' | Should -Be corp-audit
    }
}
