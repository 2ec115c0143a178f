BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Select-AtContext' {
    AfterEach { Select-AtContext mgmt }

    It 'chooses the context that cmdlets use when none is named' {
        Select-AtContext dest
        (Get-AtCallerIdentity).AccountId | Should -Be (Get-AtContext dest).AccountId
    }

    It 'takes a context from the pipeline and passes it on when asked to' {
        Get-AtContext dest | Select-AtContext | Should -BeNullOrEmpty
        (Get-AtContext dest | Select-AtContext -PassThru).Name | Should -Be dest
    }

    It 'refuses a name that is not connected' {
        { Select-AtContext absent } | Should -Throw -ErrorId 'ParameterArgumentTransformationError,ActionTrail.Commands.Connection.SelectAtContextCommand'
    }

    It 'completes names' {
        Get-Completion 'Select-AtContext d' | Should -Be dest
    }
}
