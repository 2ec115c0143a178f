BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Test-AtDelivery' {
    BeforeAll { $trail = New-TestTrail }

    It 'sends a canary through, and finds it in every destination' {
        Enable-AtTrail corp-audit
        $checks = $trail | Test-AtDelivery -DestinationContext dest
        @($checks)[0].PSTypeNames | Should -Contain ActionTrail.Engine.Setup.SetupCheck
        $checks.Passed | Should -Be @($true) -Because "$($checks.Found)"
        Test-AtDelivery corp-audit -DestinationContext dest -Quiet | Should -BeTrue
    }

    It 'says that nothing arrives while the trail does not log' {
        Disable-AtTrail corp-audit -Confirm:$false
        $check = Test-AtDelivery corp-audit -DestinationContext dest
        $check.Passed | Should -BeFalse
        $check.Mend | Should -Be 'Get-AtDelivery corp-audit'
    }

    It 'reports a trail that is not there, with its name as the target' {
        Test-AtDelivery absent -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'NotFound,ActionTrail.Commands.Delivery.TestAtDeliveryCommand'
        $problem[0].TargetObject | Should -Be absent
    }

    It 'completes trails and contexts' {
        Get-Completion 'Test-AtDelivery c' | Should -Be corp-audit
        Get-Completion 'Test-AtDelivery corp-audit -CanaryContext d' | Should -Be dest
    }
}
