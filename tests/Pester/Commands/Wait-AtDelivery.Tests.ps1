BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Wait-AtDelivery' {
    BeforeAll { $trail = New-TestTrail }

    It 'delivers what is pending and writes how each destination stands' {
        Enable-AtTrail corp-audit
        New-AtSampleEvent 30 -AccountId (Get-AtMember Shop).AccountId | Import-AtEvent
        $standing = $trail | Wait-AtDelivery
        @($standing)[0].PSTypeNames | Should -Contain ActionTrail.Commands.Delivery.AtDelivery
        $standing.State | Should -Be CaughtUp
        $standing.Delivered | Should -BeGreaterOrEqual 30
    }

    It 'does not start logging' {
        Disable-AtTrail corp-audit -Confirm:$false
        $null = Wait-AtDelivery corp-audit
        (Get-AtTrail).IsLogging | Should -BeFalse
    }

    It 'reports a trail that is not there, with its name as the target' {
        Wait-AtDelivery absent -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'NotFound,ActionTrail.Commands.Delivery.WaitAtDeliveryCommand'
        $problem[0].TargetObject | Should -Be absent
    }

    It 'completes names' {
        Get-Completion 'Wait-AtDelivery c' | Should -Be corp-audit
    }
}
