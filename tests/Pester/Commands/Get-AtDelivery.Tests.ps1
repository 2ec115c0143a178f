BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Get-AtDelivery' {
    BeforeAll {
        $null = New-TestTrail | Start-AtDelivery -Wait
        New-AtSampleEvent 30 -AccountId (Get-AtMember Shop).AccountId | Import-AtEvent
    }

    It 'says how much is delivered and pending, for each destination' {
        $delivery = Get-AtDelivery
        @($delivery)[0].PSTypeNames | Should -Contain ActionTrail.Commands.Delivery.AtDelivery
        $delivery.Name | Should -Be corp-audit
        $delivery.Destination | Should -Be OSS
        $delivery.State | Should -Be Pending
        $delivery.Pending | Should -BeGreaterOrEqual 30
        $delivery.Recorded | Should -Be ($delivery.Delivered + $delivery.Pending + $delivery.Dead)
    }

    It 'takes names, wildcards and trails, and feeds the others' {
        @(Get-AtDelivery corp*).Count | Should -Be 1
        @(Get-AtTrail | Get-AtDelivery).Count | Should -Be 1
        (Get-AtDelivery | Wait-AtDelivery).State | Should -Be CaughtUp
    }

    It 'reports a trail that is not there, with its name as the target' {
        Get-AtDelivery absent -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'NotFound,ActionTrail.Commands.Delivery.GetAtDeliveryCommand'
        $problem[0].TargetObject | Should -Be absent
    }

    It 'completes names' {
        Get-Completion 'Get-AtDelivery c' | Should -Be corp-audit
    }

    It 'stops early' {
        @(Get-AtDelivery | Select-Object -First 1).Count | Should -Be 1
    }
}
