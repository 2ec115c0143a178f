BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
    $null = New-TestTrail
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Get-AtTrailStatus' {
    It 'says whether a trail is logging' {
        $status = Get-AtTrailStatus corp-audit
        @($status)[0].PSTypeNames | Should -Contain ActionTrail.Aliyun.Trails.TrailStatus
        $status.IsLogging | Should -BeFalse
        Enable-AtTrail corp-audit
        (Get-AtTrail | Get-AtTrailStatus).IsLogging | Should -BeTrue
    }

    It 'shows a member the status of the trail of its organization' {
        (Get-AtTrailStatus corp-audit -Context dest).Name | Should -Be corp-audit
    }

    It 'reports a trail that is not there, with its name as the target' {
        Get-AtTrailStatus absent -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'NotFound,ActionTrail.Commands.Trails.GetAtTrailStatusCommand'
        $problem[0].TargetObject | Should -Be absent
    }

    It 'completes names' {
        Get-Completion 'Get-AtTrailStatus c' | Should -Be corp-audit
    }
}
