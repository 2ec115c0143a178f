BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Connect-AtAccount' {
    AfterEach { Get-AtContext extra* | Disconnect-AtAccount }

    It 'connects to the management account of a local cloud when no other is named' {
        $context = Connect-AtAccount -LocalCloud $cloud.Path -Name extra
        $context.AccountId | Should -Be $cloud.ManagementAccountId
        $context.IsLocalCloud | Should -BeTrue
        $context.Arn | Should -Be "acs:ram::$($cloud.ManagementAccountId):root"
    }

    It 'takes the cloud from the pipeline and an account by name or id' {
        ($cloud | Connect-AtAccount Shop -Name extra).AccountId | Should -Be (Get-AtMember Shop).AccountId
        ($cloud | Connect-AtAccount (Get-AtMember Shop).AccountId -Name extra2).AccountId | Should -Be (Get-AtMember Shop).AccountId
    }

    It 'replaces a context of the same name' {
        $null = $cloud | Connect-AtAccount Shop -Name extra
        $null = $cloud | Connect-AtAccount Build -Name extra
        (Get-AtContext extra).AccountId | Should -Be (Get-AtMember Build).AccountId
    }

    It 'names the account that a local cloud does not have' {
        $problem = { Connect-AtAccount -LocalCloud $cloud -Account Nobody -Name extra } | Should -Throw -PassThru -ErrorId 'InvalidConfiguration,ActionTrail.Commands.Connection.ConnectAtAccountCommand'
        $problem.TargetObject | Should -Be Nobody
    }

    It 'refuses a folder that holds no local cloud' {
        { Connect-AtAccount -LocalCloud $TestDrive } | Should -Throw -ExpectedMessage '*holds no local cloud*'
    }

    It 'refuses a key that the cloud does not know, and never shows its secret' {
        $key = [pscredential]::new('LTAI5tUnknownKey00000000', (ConvertTo-SecureString 'planted-secret' -AsPlainText -Force))
        Connect-AtAccount -LocalCloud $cloud -Credential $key -Name extra -ErrorAction SilentlyContinue -ErrorVariable problem -Verbose -Debug *> $TestDrive/streams.txt
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'AuthenticationFailed,ActionTrail.Commands.Connection.ConnectAtAccountCommand'
        Get-Content $TestDrive/streams.txt -Raw | Should -Not -Match 'planted-secret'
        $problem[0] | Format-List * -Force | Out-String | Should -Not -Match 'planted-secret'
    }
}
