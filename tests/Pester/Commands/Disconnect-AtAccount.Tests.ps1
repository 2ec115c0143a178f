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

    It 'leaves the cloud open for the others when a context is disconnected twice' {
        $one = $cloud | Connect-AtAccount Shop -Name extra
        1..4 | ForEach-Object { Disconnect-AtAccount $one }
        (Get-AtCallerIdentity -Context mgmt).AccountId | Should -Be $cloud.ManagementAccountId
    }

    It 'leaves a context alone that replaced another of its name' {
        $old = $cloud | Connect-AtAccount Shop -Name extra
        $new = $cloud | Connect-AtAccount Build -Name extra
        Disconnect-AtAccount $old
        Get-AtContext extra | Should -Be $new
        Disconnect-AtAccount extra
    }

    It 'refuses a name that is not connected' {
        { Disconnect-AtAccount absent } | Should -Throw -ErrorId 'ParameterArgumentTransformationError,ActionTrail.Commands.Connection.DisconnectAtAccountCommand'
    }

    It 'completes names' {
        Get-Completion 'Disconnect-AtAccount m' | Should -Be mgmt
    }
}
