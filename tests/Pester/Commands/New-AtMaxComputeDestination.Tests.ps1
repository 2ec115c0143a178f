BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'New-AtMaxComputeDestination' {
    It 'makes a project named after the account, once' {
        $destination = New-AtMaxComputeDestination -Context dest
        @($destination)[0].PSTypeNames | Should -Contain ActionTrail.Engine.Setup.MaxComputeDestination
        $destination.Project | Should -Be "actiontrail_$((Get-AtContext dest).AccountId)"
        (New-AtMaxComputeDestination -Context dest).ProjectArn | Should -Be $destination.ProjectArn
    }

    It 'takes the context from the pipeline' {
        (Get-AtCallerIdentity -Context dest | New-AtMaxComputeDestination -Project actiontrail_piped).Context | Should -Be dest
    }

    It 'makes nothing under -WhatIf' {
        New-AtMaxComputeDestination -Context dest actiontrail_unborn -WhatIf
        (New-AtMaxComputeDestination -Context mgmt actiontrail_unborn).AccountId | Should -Be $cloud.ManagementAccountId
    }

    It 'refuses a project that trails cannot deliver to, before any call' {
        New-AtMaxComputeDestination -Context dest warehouse -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'InvalidName,ActionTrail.Commands.Destinations.NewAtMaxComputeDestinationCommand'
        $problem[0].TargetObject | Should -Be warehouse
    }
}
