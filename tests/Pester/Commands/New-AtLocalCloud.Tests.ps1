BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'New-AtLocalCloud' {
    It 'creates a cloud with a management account, a log archive and members in two folders' {
        $made = New-AtLocalCloud (Join-Path $TestDrive 'company')
        @($made)[0].PSTypeNames | Should -Contain ActionTrail.Commands.LocalClouds.AtLocalCloud
        $made.Accounts | Should -Contain Management
        $made.Accounts | Should -Contain LogArchive
        $made.Accounts.Count | Should -BeGreaterOrEqual 6
        $made.IsEphemeral | Should -BeFalse
        $null = $made | Connect-AtAccount -Name made
        @(Get-AtFolder -Context made).Count | Should -Be 2
        $made | Remove-AtLocalCloud -Confirm:$false
    }

    It 'creates the management account only when asked to' {
        $made = Join-Path $TestDrive 'empty' | New-AtLocalCloud -Empty
        $made.Accounts | Should -Be @('Management')
        $made | Remove-AtLocalCloud -Confirm:$false
    }

    It 'lets go of the cloud before it writes it' {
        New-AtLocalCloud (Join-Path $TestDrive 'brief') -Empty | Remove-AtLocalCloud -Confirm:$false
        Join-Path $TestDrive 'brief' | Should -Not -Exist
    }

    It 'makes the same accounts from the same seed' {
        $first = New-AtLocalCloud -Ephemeral -Empty -Seed one
        $second = New-AtLocalCloud -Ephemeral -Empty -Seed one
        $other = New-AtLocalCloud -Ephemeral -Empty -Seed two
        $second.ManagementAccountId | Should -Be $first.ManagementAccountId
        $other.ManagementAccountId | Should -Not -Be $first.ManagementAccountId
        $first, $second, $other | Remove-AtLocalCloud -Confirm:$false
    }

    It 'creates nothing under -WhatIf' {
        New-AtLocalCloud (Join-Path $TestDrive 'whatif') -WhatIf
        Join-Path $TestDrive 'whatif' | Should -Not -Exist
    }

    It 'refuses a folder that holds a cloud or other files' {
        $problem = { New-AtLocalCloud $cloud.Path } | Should -Throw -PassThru -ErrorId 'InvalidConfiguration,ActionTrail.Commands.LocalClouds.NewAtLocalCloudCommand'
        $problem.TargetObject | Should -Be $cloud.Path
        $full = New-Item (Join-Path $TestDrive 'full') -ItemType Directory
        Set-Content (Join-Path $full 'notes.txt') 'mine'
        { New-AtLocalCloud $full.FullName } | Should -Throw -ExpectedMessage '*holds other files*'
    }
}
