BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
    $null = New-TestTrail
    $null = Set-AtTrail corp-audit -Destination (New-AtSlsDestination corp-audit -Context dest) -Role (Get-AtDeliveryRole ActionTrailDeliveryRole -Context dest)
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Set-AtDataEventSelector' {
    It 'says which data events a trail delivers' {
        $selector = Get-AtTrail | Set-AtDataEventSelector -ServiceName Oss -EventRw Write -EventName PutObject, DeleteObject -PassThru
        @($selector)[0].PSTypeNames | Should -Contain ActionTrail.Commands.Trails.AtDataEventSelector
        $json = $selector.EventSelectors | ConvertFrom-Json
        $json[0].ServiceName | Should -Be Oss
        $json[0].EventName.Equals | Should -Be @('PutObject', 'DeleteObject')
        Set-AtDataEventSelector corp-audit -EventSelectors '[{"ServiceName":"Sls"}]' | Should -BeNullOrEmpty
        ((Get-AtDataEventSelector corp-audit).EventSelectors | ConvertFrom-Json)[0].ServiceName | Should -Be Sls
    }

    It 'changes nothing under -WhatIf' {
        $before = (Get-AtDataEventSelector corp-audit).EventSelectors
        Set-AtDataEventSelector corp-audit Oss -EventRw Read -WhatIf
        (Get-AtDataEventSelector corp-audit).EventSelectors | Should -Be $before
    }

    It 'reports selectors that are none' {
        Set-AtDataEventSelector corp-audit -EventSelectors 'none' -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'InvalidRequest,ActionTrail.Commands.Trails.SetAtDataEventSelectorCommand'
        $problem[0].TargetObject | Should -Be corp-audit
    }

    It 'completes trails' {
        Get-Completion 'Set-AtDataEventSelector c' | Should -Be corp-audit
    }
}
