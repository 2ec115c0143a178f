BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Get-AtRegion' {
    It 'writes the regions' {
        $regions = Get-AtRegion
        @($regions)[0].PSTypeNames | Should -Contain ActionTrail.Aliyun.Trails.TrailServiceRegion
        $regions.RegionId | Should -Contain cn-hangzhou
        (Get-AtRegion cn-hang*).RegionId | Should -Be cn-hangzhou
        ('cn-beijing', 'cn-shanghai' | Get-AtRegion).Count | Should -Be 2
    }

    It 'reports a region that is not there' {
        Get-AtRegion xx-nowhere -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'NotFound,ActionTrail.Commands.Trails.GetAtRegionCommand'
        $problem[0].TargetObject | Should -Be xx-nowhere
    }

    It 'completes ids' {
        Get-Completion 'Get-AtRegion cn-hangz' | Should -Be cn-hangzhou
    }

    It 'stops early' {
        @(Get-AtRegion | Select-Object -First 1).Count | Should -Be 1
    }
}
