BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Register-AtDelegatedAdministrator' {
    It 'makes a member administrator of ActionTrail, piped or named' {
        Get-AtMember Shop | Register-AtDelegatedAdministrator | Should -BeNullOrEmpty
        (Get-AtDelegatedAdministrator).DisplayName | Should -Be Shop
    }

    It 'registers nobody under -WhatIf' {
        Register-AtDelegatedAdministrator Build -WhatIf
        (Get-AtDelegatedAdministrator).DisplayName | Should -Not -Contain Build
    }

    It 'reports a member that is not there, with its name as the target' {
        Register-AtDelegatedAdministrator absent -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'NotFound,ActionTrail.Commands.ResourceDirectory.RegisterAtDelegatedAdministratorCommand'
        $problem[0].TargetObject | Should -Be absent
    }

    It 'completes members' {
        Get-Completion 'Register-AtDelegatedAdministrator Sh' | Should -Be Shop
    }
}
