BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
    $null = New-TestTrail
    $null = Set-AtTrail corp-audit -Destination (New-AtSlsDestination corp-audit -Context dest) -Role (Get-AtDeliveryRole ActionTrailDeliveryRole -Context dest)
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Remove-AtDataEventSelector' {
    BeforeEach { Set-AtDataEventSelector corp-audit Oss }

    It 'takes the selector away, piped' {
        Get-AtDataEventSelector corp-audit | Remove-AtDataEventSelector -Confirm:$false
        (Get-AtDataEventSelector corp-audit).EventSelectors | Should -BeNullOrEmpty
    }

    It 'takes nothing away under -WhatIf' {
        Remove-AtDataEventSelector corp-audit -WhatIf
        (Get-AtDataEventSelector corp-audit).EventSelectors | Should -Not -BeNullOrEmpty
    }

    It 'reports a trail that is not there, with its name as the target' {
        Remove-AtDataEventSelector absent -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'NotFound,ActionTrail.Commands.Trails.RemoveAtDataEventSelectorCommand'
        $problem[0].TargetObject | Should -Be absent
    }

    It 'completes trails' {
        Get-Completion 'Remove-AtDataEventSelector c' | Should -Be corp-audit
    }
}
