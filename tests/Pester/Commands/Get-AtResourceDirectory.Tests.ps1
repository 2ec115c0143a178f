BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Get-AtResourceDirectory' {
    It 'writes the directory of the account' {
        $directory = Get-AtResourceDirectory
        @($directory)[0].PSTypeNames | Should -Contain ActionTrail.Aliyun.ResourceDirectory.ResourceDirectoryInfo
        $directory.ManagementAccountId | Should -Be $cloud.ManagementAccountId
        $directory.ResourceDirectoryId | Should -Match '^rd-'
    }

    It 'takes the context from the pipeline' {
        (Get-AtCallerIdentity | Get-AtResourceDirectory).ManagementAccountId | Should -Be $cloud.ManagementAccountId
    }

    It 'reports an account without a directory, with the account as the target' {
        $empty = New-AtLocalCloud -Ephemeral -Empty
        $alone = $empty | Connect-AtAccount -Name alone
        Get-AtResourceDirectory -Context alone -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'NotFound,ActionTrail.Commands.ResourceDirectory.GetAtResourceDirectoryCommand'
        $problem[0].TargetObject | Should -Be $alone.AccountId
        $empty | Remove-AtLocalCloud -Confirm:$false
    }
}
