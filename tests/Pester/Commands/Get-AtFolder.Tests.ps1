BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Get-AtFolder' {
    It 'writes every folder, parents before children' {
        $inner = New-AtFolder Inner -Parent Production
        $folders = Get-AtFolder
        @($folders)[0].PSTypeNames | Should -Contain ActionTrail.Aliyun.ResourceDirectory.Folder
        $folders.FolderName | Should -Contain Inner
        [array]::IndexOf($folders.FolderName, 'Production') | Should -BeLessThan ([array]::IndexOf($folders.FolderName, 'Inner'))
        ($folders | Where-Object FolderName -EQ Inner).ParentFolderId | Should -Be (Get-AtFolder Production).FolderId
    }

    It 'finds folders by name, id and wildcard, below a parent' {
        $production = Get-AtFolder production
        (Get-AtFolder $production.FolderId).FolderName | Should -Be Production
        (Get-AtFolder Prod*).FolderName | Should -Be Production
        (Get-AtFolder -Parent $production).FolderName | Should -Be Inner
        ('Production', 'Development' | Get-AtFolder).Count | Should -Be 2
    }

    It 'reports a folder that is not there' {
        Get-AtFolder absent -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'NotFound,ActionTrail.Commands.ResourceDirectory.GetAtFolderCommand'
        $problem[0].TargetObject | Should -Be absent
    }

    It 'completes names' {
        Get-Completion 'Get-AtFolder De' | Should -Be Development
    }

    It 'stops early' {
        @(Get-AtFolder | Select-Object -First 1).Count | Should -Be 1
    }
}
