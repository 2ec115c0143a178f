BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Invoke-AtQuery' {
    BeforeAll {
        $role = New-AtDeliveryRole -Context dest | Set-AtTrustPolicy -ManagementAccountId $cloud.ManagementAccountId -PassThru
        $null = @(New-AtSlsDestination corp-audit -Context dest; New-AtMaxComputeDestination -Context dest) |
            New-AtTrail corp-audit -Context mgmt -Organization -Role $role | Start-AtDelivery -Wait
        New-AtSampleEvent 60 -AccountId (Get-AtMember Shop).AccountId | Import-AtEvent
        $null = Wait-AtDelivery corp-audit
    }

    It 'counts in Log Service' {
        $row = Invoke-AtQuery 'SELECT count(*) AS n FROM {events}' corp-audit -Context dest -Since 1d
        [int] $row.n | Should -BeGreaterOrEqual 60
    }

    It 'searches in Log Service, page by page' {
        @(Invoke-AtQuery '*' corp-audit -Context dest -Since 1d).Count | Should -BeGreaterOrEqual 60
    }

    It 'counts in MaxCompute, by a trail from the pipeline' {
        $row = Get-AtTrail corp-audit -Context dest | Invoke-AtQuery 'SELECT count(*) AS n FROM {events}' -Store MaxCompute
        [int] $row.n | Should -BeGreaterOrEqual 60
    }

    It 'reports a statement that is none, with the trail as the target' {
        Invoke-AtQuery 'SELEC nothing' corp-audit -Context dest -Store MaxCompute -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -Match ',ActionTrail.Commands.Events.InvokeAtQueryCommand$'
        $problem[0].TargetObject | Should -Be corp-audit
    }

    It 'reports a trail that is not there' {
        Invoke-AtQuery '*' absent -Context dest -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'NotFound,ActionTrail.Commands.Events.InvokeAtQueryCommand'
    }

    It 'completes trails, and stops early' {
        Get-Completion 'Invoke-AtQuery * c' | Should -Be corp-audit
        @(Invoke-AtQuery '*' corp-audit -Context dest -Since 1d | Select-Object -First 2).Count | Should -Be 2
    }
}
