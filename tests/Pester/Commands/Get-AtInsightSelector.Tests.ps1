BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
    $null = New-AtOssDestination solo-audit | New-AtTrail solo-trail -Context mgmt
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Get-AtInsightSelector' {
    It 'writes which insight events a trail delivers' {
        Set-AtInsightSelector solo-trail IpInsight, AkInsight
        $selector = Get-AtTrail solo-trail | Get-AtInsightSelector
        @($selector)[0].PSTypeNames | Should -Contain ActionTrail.Commands.Trails.AtInsightSelector
        $selector.InsightTypes | Sort-Object | Should -Be @('AkInsight', 'IpInsight')
    }

    It 'writes no kinds for a trail for which nothing was set' {
        $null = New-AtOssDestination quiet-audit | New-AtTrail quiet-trail -Context mgmt
        $selector = Get-AtTrail quiet-trail | Get-AtInsightSelector
        $selector.Name | Should -Be quiet-trail
        $selector.InsightTypes | Should -BeNullOrEmpty
    }

    It 'reports a trail that is not there, with its name as the target' {
        Get-AtInsightSelector absent -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'NotFound,ActionTrail.Commands.Trails.GetAtInsightSelectorCommand'
        $problem[0].TargetObject | Should -Be absent
    }

    It 'completes trails' {
        Get-Completion 'Get-AtInsightSelector s' | Should -Be solo-trail
    }
}
