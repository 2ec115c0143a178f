BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
    $null = New-TestTrail
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Get-AtTrail' {
    It 'writes the trails of the account' {
        $trail = Get-AtTrail
        @($trail)[0].PSTypeNames | Should -Contain ActionTrail.Aliyun.Trails.Trail
        $trail.Name | Should -Be corp-audit
    }

    It 'takes names and wildcards, also from the pipeline' {
        (Get-AtTrail corp*).Name | Should -Be corp-audit
        ('corp-audit' | Get-AtTrail).Name | Should -Be corp-audit
        (Get-AtTrail | Get-AtTrail).Name | Should -Be corp-audit
        Get-AtTrail other* | Should -BeNullOrEmpty
    }

    It 'shows a member the trail of its organization, and other regions a shadow' {
        (Get-AtTrail -Context dest).IsOrganizationTrail | Should -BeTrue
        $null = $cloud | Connect-AtAccount -Region cn-beijing -Name beijing
        (Get-AtTrail -Context beijing).HomeRegion | Should -Be cn-hangzhou
        Get-AtTrail -Context beijing -HomeOnly | Should -BeNullOrEmpty
        Disconnect-AtAccount beijing
    }

    It 'reports a trail that is not there, with its name as the target' {
        Get-AtTrail absent -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'NotFound,ActionTrail.Commands.Trails.GetAtTrailCommand'
        $problem[0].TargetObject | Should -Be absent
    }

    It 'completes names' {
        Get-Completion 'Get-AtTrail c' | Should -Be corp-audit
    }

    It 'stops early' {
        @(Get-AtTrail | Select-Object -First 1).Count | Should -Be 1
    }
}
