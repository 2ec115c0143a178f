BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Disconnect-AtAccount' {
    It 'forgets a context, named or piped' {
        $null = $cloud | Connect-AtAccount Shop -Name extra
        Disconnect-AtAccount extra
        $null = $cloud | Connect-AtAccount Shop -Name extra
        Get-AtContext extra | Disconnect-AtAccount
        Get-AtContext extra* | Should -BeNullOrEmpty
    }

    It 'refuses a name that is not connected' {
        { Disconnect-AtAccount absent } | Should -Throw -ErrorId 'ParameterArgumentTransformationError,ActionTrail.Commands.Connection.DisconnectAtAccountCommand'
    }

    It 'completes names' {
        Get-Completion 'Disconnect-AtAccount m' | Should -Be mgmt
    }
}
