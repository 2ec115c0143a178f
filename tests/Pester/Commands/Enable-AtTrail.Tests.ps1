BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
    $null = New-TestTrail
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Enable-AtTrail' {
    It 'starts logging' {
        Get-AtTrail | Enable-AtTrail | Should -BeNullOrEmpty
        (Get-AtTrail).IsLogging | Should -BeTrue
        (Enable-AtTrail corp-audit -PassThru).Status | Should -Be Enable
    }

    It 'starts nothing under -WhatIf' {
        Disable-AtTrail corp-audit -Confirm:$false
        Enable-AtTrail corp-audit -WhatIf
        (Get-AtTrail).IsLogging | Should -BeFalse
    }

    It 'reports a trail that is not there, with its name as the target' {
        Enable-AtTrail absent -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'NotFound,ActionTrail.Commands.Trails.EnableAtTrailCommand'
        $problem[0].TargetObject | Should -Be absent
    }

    It 'finds the home region of a piped trail' {
        $null = $cloud | Connect-AtAccount -Region cn-beijing -Name beijing
        (Get-AtTrail -Context beijing | Enable-AtTrail -PassThru).IsLogging | Should -BeTrue
        Disconnect-AtAccount beijing
    }

    It 'completes names' {
        Get-Completion 'Enable-AtTrail c' | Should -Be corp-audit
    }
}
