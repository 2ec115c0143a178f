BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
    $null = New-AtSlsDestination hist-audit | New-AtTrail hist-trail -Context mgmt
    $job = Start-AtDeliveryHistory hist-trail
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Remove-AtDeliveryHistory' {
    It 'deletes nothing under -WhatIf' {
        $job | Remove-AtDeliveryHistory -WhatIf
        (Get-AtDeliveryHistory).JobId | Should -Contain $job.JobId
    }

    It 'forgets a job, piped' {
        $job | Remove-AtDeliveryHistory -Confirm:$false
        Get-AtDeliveryHistory | Where-Object JobId -EQ $job.JobId | Should -BeNullOrEmpty
    }

    It 'reports a job that is not there, with its number as the target' {
        Remove-AtDeliveryHistory 999999 -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'NotFound,ActionTrail.Commands.Delivery.RemoveAtDeliveryHistoryCommand'
        $problem[0].TargetObject | Should -Be 999999
    }
}
