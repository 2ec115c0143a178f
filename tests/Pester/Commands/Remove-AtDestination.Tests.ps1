BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Remove-AtDestination' {
    It 'deletes an empty bucket and projects, piped with their context' {
        New-AtOssDestination gone-audit -Context dest | Remove-AtDestination -Confirm:$false
        New-AtSlsDestination gone-audit -Context dest | Remove-AtDestination -Confirm:$false
        New-AtMaxComputeDestination -Context dest | Remove-AtDestination -Confirm:$false
        (New-AtOssDestination gone-audit -Context mgmt).AccountId | Should -Be $cloud.ManagementAccountId
    }

    It 'deletes nothing under -WhatIf' {
        $oss = New-AtOssDestination stays-audit -Context dest
        $oss | Remove-AtDestination -WhatIf
        ($oss | Test-AtDestination | Where-Object Check -EQ exists).Passed | Should -BeTrue
    }

    It 'reports a bucket that is gone, with the destination as the target' {
        $oss = New-AtOssDestination twice-audit -Context dest
        $oss | Remove-AtDestination -Confirm:$false
        $oss | Remove-AtDestination -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'NotFound,ActionTrail.Commands.Destinations.RemoveAtDestinationCommand'
        $problem[0].TargetObject.Name | Should -Be twice-audit
    }
}
