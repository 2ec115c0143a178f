BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Move-AtMember' {
    It 'moves a member by name, id or object' {
        (Move-AtMember Shop -Folder Development -PassThru).FolderId | Should -Be (Get-AtFolder Development).FolderId
        Get-AtMember Shop | Move-AtMember -Folder (Get-AtFolder Production) | Should -BeNullOrEmpty
        (Get-AtMember -Folder Production).DisplayName | Should -Contain Shop
        Move-AtMember (Get-AtMember Shop).AccountId Root
        (Get-AtMember Shop).FolderId | Should -Be (Get-AtResourceDirectory).RootFolderId
    }

    It 'moves nothing under -WhatIf' {
        Move-AtMember Build Production -WhatIf
        (Get-AtMember -Folder Production).DisplayName | Should -Not -Contain Build
    }

    It 'reports a member that is not there, with its name as the target' {
        Move-AtMember absent Production -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'NotFound,ActionTrail.Commands.ResourceDirectory.MoveAtMemberCommand'
        $problem[0].TargetObject | Should -Be absent
    }

    It 'completes members and folders' {
        Get-Completion 'Move-AtMember Sh' | Should -Be Shop
        Get-Completion 'Move-AtMember Shop -Folder De' | Should -Be Development
    }
}
