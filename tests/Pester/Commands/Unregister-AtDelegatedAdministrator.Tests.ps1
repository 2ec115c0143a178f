BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Unregister-AtDelegatedAdministrator' {
    BeforeEach { Register-AtDelegatedAdministrator Shop -ErrorAction Ignore }

    It 'ends the administration, piped with its service' {
        Get-AtDelegatedAdministrator | Unregister-AtDelegatedAdministrator -Confirm:$false
        Get-AtDelegatedAdministrator | Should -BeNullOrEmpty
    }

    It 'ends nothing under -WhatIf' {
        Unregister-AtDelegatedAdministrator Shop -WhatIf
        (Get-AtDelegatedAdministrator).DisplayName | Should -Be Shop
    }

    It 'reports a member that is none' {
        Unregister-AtDelegatedAdministrator absent -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'NotFound,ActionTrail.Commands.ResourceDirectory.UnregisterAtDelegatedAdministratorCommand'
        $problem[0].TargetObject | Should -Be absent
    }

    It 'completes members' {
        Get-Completion 'Unregister-AtDelegatedAdministrator Sh' | Should -Be Shop
    }
}
