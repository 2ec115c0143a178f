BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Get-AtLocalCloud' {
    It 'writes the clouds that this process has open' {
        (Get-AtLocalCloud).Path | Should -Contain $cloud.Path
    }

    It 'reads the cloud of a folder, given or piped' {
        (Get-AtLocalCloud $cloud.Path).ManagementAccountId | Should -Be $cloud.ManagementAccountId
        ($cloud | Get-AtLocalCloud).Accounts | Should -Be $cloud.Accounts
    }

    It 'stops early' {
        @(Get-AtLocalCloud $cloud.Path, $cloud.Path | Select-Object -First 1).Count | Should -Be 1
    }

    It 'reports a folder without a cloud and goes on' {
        $found = Get-AtLocalCloud $TestDrive, $cloud.Path -ErrorAction SilentlyContinue -ErrorVariable problem
        $found.Path | Should -Be $cloud.Path
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'InvalidConfiguration,ActionTrail.Commands.LocalClouds.GetAtLocalCloudCommand'
        $problem[0].TargetObject | Should -Be "$TestDrive"
    }
}
