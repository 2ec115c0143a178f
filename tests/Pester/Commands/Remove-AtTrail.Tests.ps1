BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Remove-AtTrail' {
    It 'deletes a trail, piped or named' {
        New-TestTrail | Remove-AtTrail -Confirm:$false
        Get-AtTrail | Should -BeNullOrEmpty
        $null = New-TestTrail
        Remove-AtTrail corp-audit -Confirm:$false
        Get-AtTrail | Should -BeNullOrEmpty
    }

    It 'deletes nothing under -WhatIf' {
        New-TestTrail | Remove-AtTrail -WhatIf
        (Get-AtTrail).Name | Should -Be corp-audit
    }

    It 'reports a missing trail with its name as the target' {
        Remove-AtTrail absent -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'NotFound,ActionTrail.Commands.Trails.RemoveAtTrailCommand'
        $problem[0].TargetObject | Should -Be absent
        $problem[0].ErrorDetails.Message | Should -Match 'request id'
    }

    It 'completes names' {
        Get-Completion 'Remove-AtTrail c' | Should -Be corp-audit
    }
}
