BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'New-AtFolder' {
    It 'creates folders, also below others' {
        $outer = New-AtFolder Outer
        @($outer)[0].PSTypeNames | Should -Contain ActionTrail.Aliyun.ResourceDirectory.Folder
        $inner = 'Inner1', 'Inner2' | New-AtFolder -Parent $outer
        $inner.ParentFolderId | Should -Be @($outer.FolderId, $outer.FolderId)
    }

    It 'creates nothing under -WhatIf' {
        New-AtFolder Unborn -WhatIf
        Get-AtFolder Unborn* | Should -BeNullOrEmpty
    }

    It 'reports a name that is taken, with the name as the target' {
        New-AtFolder Production -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -Match '^(?:Conflict|InvalidRequest),ActionTrail.Commands.ResourceDirectory.NewAtFolderCommand'
        $problem[0].TargetObject | Should -Be Production
    }

    It 'completes parents' {
        Get-Completion 'New-AtFolder X -Parent Pr' | Should -Be Production
    }
}
