BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
    $null = New-AtOssDestination solo-audit | New-AtTrail solo-trail -Context mgmt
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Set-AtInsightSelector' {
    It 'says which insight events a trail delivers' {
        (Get-AtTrail solo-trail | Set-AtInsightSelector -InsightType IpInsight -PassThru).InsightTypes | Should -Be @('IpInsight')
        Set-AtInsightSelector solo-trail AkInsight | Should -BeNullOrEmpty
        (Get-AtInsightSelector solo-trail).InsightTypes | Should -Be @('AkInsight')
    }

    It 'changes nothing under -WhatIf' {
        Set-AtInsightSelector solo-trail IpInsight -WhatIf
        (Get-AtInsightSelector solo-trail).InsightTypes | Should -Be @('AkInsight')
    }

    It 'reports a kind that is none' {
        Set-AtInsightSelector solo-trail Clairvoyance -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'InvalidRequest,ActionTrail.Commands.Trails.SetAtInsightSelectorCommand'
        $problem[0].TargetObject | Should -Be solo-trail
    }

    It 'completes kinds' {
        Get-Completion 'Set-AtInsightSelector solo-trail Ip' | Should -Be IpInsight
    }
}
