BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Remove-AtLocalCloud' {
    It 'disconnects and deletes the folder' {
        $made = New-AtLocalCloud (Join-Path $TestDrive 'gone') -Empty
        $null = $made | Connect-AtAccount -Name gone
        $made | Remove-AtLocalCloud -Confirm:$false
        $made.Path | Should -Not -Exist
        Get-AtContext gone* | Should -BeNullOrEmpty
    }

    It 'takes a folder with a slash at its end' {
        $made = New-AtLocalCloud (Join-Path $TestDrive 'slash') -Empty
        $null = $made | Connect-AtAccount -Name slash
        Remove-AtLocalCloud "$($made.Path)/" -Confirm:$false
        $made.Path | Should -Not -Exist
        Get-AtContext slash* | Should -BeNullOrEmpty
    }

    It 'deletes nothing under -WhatIf' {
        Remove-AtLocalCloud $cloud -WhatIf
        $cloud.Path | Should -Exist
        (Get-AtContext).Count | Should -Be 2
    }

    It 'refuses a folder that holds no cloud, and leaves it alone' {
        $folder = New-Item (Join-Path $TestDrive 'mine') -ItemType Directory
        Remove-AtLocalCloud $folder.FullName -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'InvalidConfiguration,ActionTrail.Commands.LocalClouds.RemoveAtLocalCloudCommand'
        $problem[0].TargetObject | Should -Be $folder.FullName
        $folder.FullName | Should -Exist
    }
}
