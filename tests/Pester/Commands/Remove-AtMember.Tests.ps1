BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Remove-AtMember' {
    It 'takes an invited account out of the directory, piped' {
        $guest = New-TestAccount $cloud Guest
        $null = Add-AtMember $guest.AccountId -AcceptWith Guest
        Get-AtMember $guest.AccountId | Remove-AtMember -Confirm:$false
        (Get-AtMember).AccountId | Should -Not -Contain $guest.AccountId
    }

    It 'makes a member that was created here a cloud account first, when asked to' {
        Remove-AtMember Sandbox -SwitchToCloudAccount -Confirm:$false
        (Get-AtMember).DisplayName | Should -Not -Contain Sandbox
    }

    It 'reports a member that was created here, with its name as the target' {
        Remove-AtMember Shop -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'Conflict,ActionTrail.Commands.ResourceDirectory.RemoveAtMemberCommand'
        $problem[0].TargetObject | Should -Be Shop
    }

    It 'removes nothing under -WhatIf' {
        Remove-AtMember Build -SwitchToCloudAccount -WhatIf
        (Get-AtMember Build).Type | Should -Be ResourceAccount
    }

    It 'completes members' {
        Get-Completion 'Remove-AtMember Sh' | Should -Be Shop
    }
}
