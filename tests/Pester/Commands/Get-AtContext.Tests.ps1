BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Get-AtContext' {
    It 'writes the contexts of the session' {
        (Get-AtContext).Name | Should -Be @('dest', 'mgmt')
        @(Get-AtContext mgmt)[0].PSTypeNames | Should -Contain ActionTrail.Commands.Connection.AtContext
    }

    It 'takes wildcards' {
        (Get-AtContext d*).Name | Should -Be dest
        Get-AtContext nothing* | Should -BeNullOrEmpty
    }

    It 'reports a context that is not connected, with its name as the target' {
        Get-AtContext absent -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'NotFound,ActionTrail.Commands.Connection.GetAtContextCommand'
        $problem[0].TargetObject | Should -Be absent
    }

    It 'completes names' {
        Get-Completion 'Get-AtContext -Name m' | Should -Be mgmt
    }

    It 'stops early' {
        @(Get-AtContext | Select-Object -First 1).Count | Should -Be 1
    }

    It 'shows no secret' {
        Get-AtContext | Format-List * | Out-String | Should -Not -Match 'Secret|LTAI'
    }
}
