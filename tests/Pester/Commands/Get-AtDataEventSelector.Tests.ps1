BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
    $null = New-TestTrail
    $null = Set-AtTrail corp-audit -Destination (New-AtSlsDestination corp-audit -Context dest) -Role (Get-AtDeliveryRole ActionTrailDeliveryRole -Context dest)
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Get-AtDataEventSelector' {
    It 'writes which data events a trail delivers' {
        (Get-AtDataEventSelector corp-audit).EventSelectors | Should -BeNullOrEmpty
        Set-AtDataEventSelector corp-audit Oss
        $selector = Get-AtTrail | Get-AtDataEventSelector
        @($selector)[0].PSTypeNames | Should -Contain ActionTrail.Commands.Trails.AtDataEventSelector
        ($selector.EventSelectors | ConvertFrom-Json)[0].ServiceName | Should -Be Oss
    }

    It 'reports a trail that is not there, with its name as the target' {
        Get-AtDataEventSelector absent -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'NotFound,ActionTrail.Commands.Trails.GetAtDataEventSelectorCommand'
        $problem[0].TargetObject | Should -Be absent
    }

    It 'completes trails' {
        Get-Completion 'Get-AtDataEventSelector c' | Should -Be corp-audit
    }
}
