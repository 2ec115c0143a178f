BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
    $null = New-AtSlsDestination hist-audit | New-AtTrail hist-trail -Context mgmt
    $job = Start-AtDeliveryHistory hist-trail
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Get-AtDeliveryHistory' {
    It 'writes the jobs, all or by number' {
        $jobs = Get-AtDeliveryHistory
        @($jobs)[0].PSTypeNames | Should -Contain ActionTrail.Aliyun.Trails.DeliveryHistoryJob
        $jobs.JobId | Should -Contain $job.JobId
        (Get-AtDeliveryHistory $job.JobId).TrailName | Should -Be hist-trail
        ($job | Get-AtDeliveryHistory).JobId | Should -Be $job.JobId
    }

    It 'reports a job that is not there, with its number as the target' {
        Get-AtDeliveryHistory 999999 -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'NotFound,ActionTrail.Commands.Delivery.GetAtDeliveryHistoryCommand'
        $problem[0].TargetObject | Should -Be 999999
    }

    It 'stops early' {
        @(Get-AtDeliveryHistory | Select-Object -First 1).Count | Should -Be 1
    }
}
