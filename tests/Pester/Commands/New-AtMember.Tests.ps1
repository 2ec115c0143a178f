BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'New-AtMember' {
    It 'creates members, in a folder by name' {
        $member = New-AtMember Analytics -Folder Production
        @($member)[0].PSTypeNames | Should -Contain ActionTrail.Aliyun.ResourceDirectory.Member
        (Get-AtMember -Folder Production).DisplayName | Should -Contain Analytics
    }

    It 'takes names and a folder object from the pipeline' {
        $folder = Get-AtFolder Development
        ('One', 'Two' | New-AtMember -Folder $folder).FolderId | Should -Be @($folder.FolderId, $folder.FolderId)
    }

    It 'creates nothing under -WhatIf' {
        New-AtMember Unborn -WhatIf
        Get-AtMember Unborn* | Should -BeNullOrEmpty
    }

    It 'reports a name that is taken, with the name as the target' {
        New-AtMember Shop -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -Match '^(Conflict|InvalidRequest),ActionTrail.Commands.ResourceDirectory.NewAtMemberCommand'
        $problem[0].TargetObject | Should -Be Shop
    }

    It 'reports a folder that is not there and creates nothing' {
        New-AtMember Lost -Folder Nowhere -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'NotFound,ActionTrail.Commands.ResourceDirectory.NewAtMemberCommand'
        Get-AtMember Lost* | Should -BeNullOrEmpty
    }

    It 'completes folders' {
        Get-Completion 'New-AtMember X -Folder Pr' | Should -Be Production
    }
}
