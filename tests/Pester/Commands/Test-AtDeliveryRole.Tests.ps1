BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Test-AtDeliveryRole' {
    It 'passes a role that is ready' {
        $role = New-AtDeliveryRole Ready -Context dest | Set-AtTrustPolicy -ManagementAccountId $cloud.ManagementAccountId -PassThru
        $checks = $role | Test-AtDeliveryRole -ManagementAccountId $cloud.ManagementAccountId
        @($checks)[0].PSTypeNames | Should -Contain ActionTrail.Engine.Setup.SetupCheck
        $checks.Passed | Should -Not -Contain $false
        $role | Test-AtDeliveryRole -ManagementAccountId $cloud.ManagementAccountId -Quiet | Should -BeTrue
    }

    It 'finds the trust policy that was never edited, with the command that mends it' {
        $null = New-AtDeliveryRole -Context dest
        $failed = Test-AtDeliveryRole -Context dest -ManagementAccountId $cloud.ManagementAccountId | Where-Object -Not Passed
        $failed.Check | Should -Match 'trusts ActionTrail acting for'
        Test-AtDeliveryRole -Context dest -ManagementAccountId $cloud.ManagementAccountId -Quiet | Should -BeFalse
        Invoke-Command ([scriptblock]::Create("$($failed.Mend) -Context dest"))
        Test-AtDeliveryRole -Context dest -ManagementAccountId $cloud.ManagementAccountId -Quiet | Should -BeTrue
    }

    It 'finds a role that is not there' {
        $check = Test-AtDeliveryRole absent -Context dest -ManagementAccountId $cloud.ManagementAccountId
        $check.Passed | Should -BeFalse
        $check.Mend | Should -Be 'New-AtDeliveryRole absent'
    }

    It 'refuses an account id that is none, with the role as the target' {
        Test-AtDeliveryRole Ready -Context dest -ManagementAccountId 12 -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'InvalidName,ActionTrail.Commands.Roles.TestAtDeliveryRoleCommand'
        $problem[0].TargetObject | Should -Be Ready
    }

    It 'completes names' {
        Get-Completion 'Test-AtDeliveryRole -Context dest -Name Rea' | Should -Be Ready
    }
}
