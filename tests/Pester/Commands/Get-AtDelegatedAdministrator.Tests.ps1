BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
    Register-AtDelegatedAdministrator Shop
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Get-AtDelegatedAdministrator' {
    It 'writes the administrators' {
        $found = Get-AtDelegatedAdministrator
        @($found)[0].PSTypeNames | Should -Contain ActionTrail.Aliyun.ResourceDirectory.DelegatedAdministrator
        $found.DisplayName | Should -Be Shop
        (Get-AtDelegatedAdministrator Sh* -Service actiontrail.aliyuncs.com).AccountId | Should -Be (Get-AtMember Shop).AccountId
        Get-AtDelegatedAdministrator -Service config.aliyuncs.com | Should -BeNullOrEmpty
    }

    It 'takes members from the pipeline' {
        (Get-AtMember | Get-AtDelegatedAdministrator).DisplayName | Should -Be Shop
    }

    It 'reports a context that may not ask' {
        Get-AtDelegatedAdministrator -Context dest -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'NotFound,ActionTrail.Commands.ResourceDirectory.GetAtDelegatedAdministratorCommand'
        $problem[0].TargetObject | Should -Be '*'
    }

    It 'completes members, and stops early' {
        Get-Completion 'Get-AtDelegatedAdministrator Sh' | Should -Be Shop
        @(Get-AtDelegatedAdministrator | Select-Object -First 1).Count | Should -Be 1
    }
}
