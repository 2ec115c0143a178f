BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
    $null = New-TestTrail
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Get-AtDestination' {
    It 'writes the destinations of the trails as they are set up' {
        $found = Get-AtDestination -Context dest
        @($found)[0].PSTypeNames | Should -Contain ActionTrail.Engine.Setup.OssDestination
        $found.Bucket | Should -Be corp-audit
        $found.KeyPrefix | Should -Be corp-audit
        (Get-AtTrail corp-audit -Context dest | Get-AtDestination).Bucket | Should -Be corp-audit
    }

    It 'feeds the matching cmdlets' {
        Get-AtDestination corp-audit -Context dest | Test-AtDestination -Quiet | Should -BeFalse
    }

    It 'goes on behind a trail that it may not read' {
        $other = $cloud | Connect-AtAccount Sandbox -Name other
        $role = New-AtDeliveryRole -Context other | Set-AtTrustPolicy -ManagementAccountId (Get-AtContext dest).AccountId -PassThru
        $null = New-AtOssDestination other-audit -Context other | New-AtTrail a-other -Context dest -Role $role -WarningAction SilentlyContinue
        $found = Get-AtDestination -Context dest -ErrorAction SilentlyContinue -ErrorVariable problem
        $found.Bucket | Should -Be corp-audit
        $problem[0].TargetObject | Should -Be a-other
        Remove-AtTrail a-other -Context dest -Confirm:$false
    }

    It 'reports a trail that is not there, with its name as the target' {
        Get-AtDestination absent -Context dest -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'NotFound,ActionTrail.Commands.Destinations.GetAtDestinationCommand'
        $problem[0].TargetObject | Should -Be absent
    }

    It 'completes trails, and stops early' {
        Get-Completion 'Get-AtDestination c' | Should -Be corp-audit
        @(Get-AtDestination -Context dest | Select-Object -First 1).Count | Should -Be 1
    }
}
