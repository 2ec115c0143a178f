BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'New-AtSetup' {
    It 'writes a commented file for <_>' -ForEach 'SingleAccount', 'MultiAccountMember', 'MultiAccountManagement', 'MaxCompute', 'AllStores' {
        $file = New-AtSetup (Join-Path $TestDrive "$_.yaml") $_
        $file | Should -BeOfType System.IO.FileInfo
        $text = Get-Content $file -Raw
        $text | Should -Match '(?m)^# .+'
        $text | Should -Match (Get-AtContext mgmt).AccountId -Because 'connected accounts are written with their ids'
    }

    It 'comes with a schema for editors' {
        Join-Path (Split-Path (Get-ModuleManifest)) setup.schema.json | Should -Exist
    }

    It 'names no account that is not connected' {
        $file = New-AtSetup (Join-Path $TestDrive 'other.yaml') -TrailContext prod -StoreContext archive -Name prod-audit -Region eu-central-1
        Get-Content $file -Raw | Should -Match '# id: "1234567890123456"'
        Get-Content $file -Raw | Should -Match 'homeRegion: eu-central-1'
    }

    It 'overwrites a file only with -Force' {
        $path = Join-Path $TestDrive 'kept.yaml'
        Set-Content $path 'mine'
        { New-AtSetup $path } | Should -Throw -ExpectedMessage '*exists already*'
        Get-Content $path | Should -Be 'mine'
        New-AtSetup $path -Force | Should -Not -BeNullOrEmpty
    }

    It 'reports a folder that is not there, with the path as the target, and goes on' {
        $path = Join-Path $TestDrive 'absent/audit.yaml'
        New-AtSetup $path -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeNullOrEmpty
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'FileNotFound,ActionTrail.Commands.Setup.NewAtSetupCommand'
        $problem[0].TargetObject | Should -Be $path
    }

    It 'writes nothing under -WhatIf' {
        New-AtSetup (Join-Path $TestDrive 'unborn.yaml') -WhatIf
        Join-Path $TestDrive 'unborn.yaml' | Should -Not -Exist
    }

    It 'refuses a name that breaks the rule' {
        New-AtSetup (Join-Path $TestDrive 'bad.yaml') -Name no -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'InvalidName,ActionTrail.Commands.Setup.NewAtSetupCommand'
        $problem[0].TargetObject | Should -Be no
    }

    It 'writes files into the pipeline that Install-AtSetup reads' {
        (New-AtSetup (Join-Path $TestDrive 'piped.yaml') SingleAccount -Name piped-audit | Install-AtSetup -Confirm:$false)[-1].Property | Should -Be enabled
    }

    It 'completes templates and contexts' {
        Get-Completion 'New-AtSetup a.yaml -Template All' | Should -Be AllStores
        Get-Completion 'New-AtSetup a.yaml -StoreContext d' | Should -Be dest
    }
}
