BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
    $null = New-TestTrail
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Disable-AtTrail' {
    BeforeEach { Enable-AtTrail corp-audit }

    It 'stops logging' {
        Get-AtTrail | Disable-AtTrail -Confirm:$false | Should -BeNullOrEmpty
        (Get-AtTrail).IsLogging | Should -BeFalse
        (Disable-AtTrail corp-audit -PassThru -Confirm:$false).Status | Should -Be Disable
    }

    It 'stops nothing under -WhatIf' {
        Disable-AtTrail corp-audit -WhatIf
        (Get-AtTrail).IsLogging | Should -BeTrue
    }

    It 'reports a trail that is not there, with its name as the target' {
        Disable-AtTrail absent -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'NotFound,ActionTrail.Commands.Trails.DisableAtTrailCommand'
        $problem[0].TargetObject | Should -Be absent
    }

    It 'completes names' {
        Get-Completion 'Disable-AtTrail c' | Should -Be corp-audit
    }
}
