BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Enable-AtResourceDirectory' {
    BeforeEach {
        $empty = New-AtLocalCloud -Ephemeral -Empty
        $alone = $empty | Connect-AtAccount -Name alone
    }

    AfterEach { $empty | Remove-AtLocalCloud -Confirm:$false }

    It 'enables a directory' {
        Enable-AtResourceDirectory -Context alone | Should -BeNullOrEmpty
        (Get-AtResourceDirectory -Context alone).ManagementAccountId | Should -Be $alone.AccountId
    }

    It 'writes it when asked to' {
        (Enable-AtResourceDirectory -Context alone -PassThru).RootFolderId | Should -Match '^r-'
    }

    It 'enables nothing under -WhatIf' {
        Enable-AtResourceDirectory -Context alone -WhatIf
        Get-AtResourceDirectory -Context alone -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
    }

    It 'reports a second directory as a conflict' {
        Enable-AtResourceDirectory -Context mgmt -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'Conflict,ActionTrail.Commands.ResourceDirectory.EnableAtResourceDirectoryCommand'
        $problem[0].TargetObject | Should -Be $cloud.ManagementAccountId
    }
}
