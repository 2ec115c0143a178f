BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'New-AtSlsDestination' {
    It 'makes a project, once' {
        $sls = New-AtSlsDestination -Context dest corp-audit
        @($sls)[0].PSTypeNames | Should -Contain ActionTrail.Engine.Setup.SlsDestination
        $sls.ProjectArn | Should -Be "acs:log:cn-hangzhou:$((Get-AtContext dest).AccountId):project/corp-audit"
        (New-AtSlsDestination -Context dest corp-audit).ProjectArn | Should -Be $sls.ProjectArn
    }

    It 'takes the context from the pipeline' {
        (Get-AtCallerIdentity -Context dest | New-AtSlsDestination -Project corp-audit).Context | Should -Be dest
    }

    It 'makes nothing under -WhatIf' {
        New-AtSlsDestination -Context dest unborn-audit -WhatIf
        (New-AtSlsDestination -Context mgmt unborn-audit).AccountId | Should -Be $cloud.ManagementAccountId
    }

    It 'refuses a name that breaks the rule, before any call' {
        New-AtSlsDestination -Context dest 'Not_A_Project' -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'InvalidName,ActionTrail.Commands.Destinations.NewAtSlsDestinationCommand'
        $problem[0].TargetObject | Should -Be 'Not_A_Project'
    }
}
