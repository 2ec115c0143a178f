BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
    $null = New-AtSlsDestination hist-audit | New-AtTrail hist-trail -Context mgmt
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Start-AtDeliveryHistory' {
    It 'orders the delivery of what was recorded before' {
        $job = Get-AtTrail hist-trail | Start-AtDeliveryHistory -ClientToken once
        @($job)[0].PSTypeNames | Should -Contain ActionTrail.Aliyun.Trails.DeliveryHistoryJob
        $job.TrailName | Should -Be hist-trail
        (Start-AtDeliveryHistory hist-trail -ClientToken once).JobId | Should -Be $job.JobId
    }

    It 'orders nothing under -WhatIf' {
        $before = @(Get-AtDeliveryHistory).Count
        Start-AtDeliveryHistory hist-trail -WhatIf | Should -BeNullOrEmpty
        @(Get-AtDeliveryHistory).Count | Should -Be $before
    }

    It 'reports a trail that is not there, with its name as the target' {
        Start-AtDeliveryHistory absent -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'NotFound,ActionTrail.Commands.Delivery.StartAtDeliveryHistoryCommand'
        $problem[0].TargetObject | Should -Be absent
    }

    It 'completes trails' {
        Get-Completion 'Start-AtDeliveryHistory h' | Should -Be hist-trail
    }
}
