BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Test-AtDestination' {
    It 'passes stores that are ready, and says what a bucket lacks' {
        $checks = New-AtOssDestination good-audit -Context dest -Encryption AES256 -RetentionDays 1 | Test-AtDestination
        @($checks)[0].PSTypeNames | Should -Contain ActionTrail.Engine.Setup.SetupCheck
        $checks.Passed | Should -Not -Contain $false
        New-AtSlsDestination good-audit -Context dest | Test-AtDestination -Quiet | Should -BeTrue
        New-AtMaxComputeDestination -Context dest | Test-AtDestination -Quiet | Should -BeTrue
        $lacks = New-AtOssDestination bare-audit -Context dest | Test-AtDestination | Where-Object -Not Passed
        $lacks.Check | Should -Be @('is encrypted', 'has a locked retention')
        $lacks.Mend | Should -Match '^New-AtOssDestination bare-audit'
    }

    It 'finds a store that is gone' {
        $sls = New-AtSlsDestination gone-audit -Context dest
        $sls | Remove-AtDestination -Confirm:$false
        $sls | Test-AtDestination -Quiet | Should -BeFalse
    }

    It 'reports a context that may not look, with the destination as the target' {
        $oss = New-AtOssDestination good-audit -Context dest
        Test-AtDestination $oss -Context mgmt -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'AccessDenied,ActionTrail.Commands.Destinations.TestAtDestinationCommand'
        $problem[0].TargetObject.Name | Should -Be good-audit
    }
}
