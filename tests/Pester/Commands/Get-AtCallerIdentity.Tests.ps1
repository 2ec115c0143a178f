BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Get-AtCallerIdentity' {
    It 'says whose credentials a context holds' {
        $identity = Get-AtCallerIdentity -Context dest
        @($identity)[0].PSTypeNames | Should -Contain ActionTrail.Commands.Connection.AtCallerIdentity
        $identity.Type | Should -Be Account
        $identity.AccountId | Should -Be (Get-AtContext dest).AccountId
    }

    It 'takes contexts by name, as objects and by account id' {
        (Get-AtCallerIdentity -Context (Get-AtContext dest)).Context | Should -Be dest
        (Get-AtCallerIdentity -Context (Get-AtContext dest).AccountId).Context | Should -Be dest
    }

    It 'says on the verbose stream what was called, and the request id on the debug stream' {
        Get-AtCallerIdentity -Verbose 4>&1 | Out-String | Should -Match 'Sts.GetCallerIdentity as mgmt: 200'
        Get-AtCallerIdentity -Debug 5>&1 | Out-String | Should -Match 'request id [0-9A-F-]{36}'
    }

    It 'asks for a connection when there is none' {
        $run = [powershell]::Create()
        $null = $run.AddScript({ param($module) Import-Module $module; Get-AtCallerIdentity }).AddArgument((Get-ModuleManifest))
        $null = $run.Invoke()
        $run.Streams.Error[0].FullyQualifiedErrorId | Should -BeExactly 'InvalidConfiguration,ActionTrail.Commands.Connection.GetAtCallerIdentityCommand'
        $run.Dispose()
    }
}
