BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'New-AtLocalCloud' {
    It 'reports a folder that cannot be made as an error of files' {
        $file = Join-Path $TestDrive 'a-file'
        Set-Content $file 'mine'
        { New-AtLocalCloud (Join-Path $file 'cloud') } | Should -Throw -ErrorId 'FileNotFound,ActionTrail.Commands.LocalClouds.NewAtLocalCloudCommand'
    }

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

    It 'makes the same events, byte for byte, from the same seed and the same clock' {
        $texts = foreach ($run in 1, 2) {
            $made = New-AtLocalCloud -Ephemeral -Seed fixed -Clock 2026-01-01T00:00:00Z
            $null = $made | Connect-AtAccount -Name fixed
            New-AtSampleEvent 20 -Context fixed | Import-AtEvent -Context fixed
            $null = New-AtDeliveryRole -Context fixed
            (Get-AtEvent -Context fixed -Since 1d | ForEach-Object { "$_" }) -join "`n"
            $made | Remove-AtLocalCloud -Confirm:$false
        }

        $texts[0] | Should -Match '"eventTime":"2026-01-01T00:00:00Z"'
        $texts[1] | Should -BeExactly $texts[0]
    }

    It 'makes a clock that stands until it is moved, forward only' {
        $made = New-AtLocalCloud -Ephemeral -Empty -Clock 2026-01-01
        $made.Clock | Should -Be ([datetimeoffset] '2026-01-01T00:00:00Z')
        $made.MoveClock('00:30:00')
        $made.Clock | Should -Be ([datetimeoffset] '2026-01-01T00:30:00Z')
        { $made.MoveClock('-00:30:00') } | Should -Throw
        $made | Remove-AtLocalCloud -Confirm:$false
        $cloud.Clock | Should -BeNullOrEmpty
        { $cloud.MoveClock('00:30:00') } | Should -Throw -ExpectedMessage '*runs by itself*'
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
