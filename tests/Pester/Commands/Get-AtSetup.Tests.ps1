BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
    $null = New-TestTrail
    Enable-AtTrail corp-audit
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Get-AtSetup' {
    It 'describes what exists as a file that has no changes' {
        $path = Join-Path $TestDrive 'adopted.yaml'
        Get-AtSetup corp-audit | Set-Content $path
        Install-AtSetup $path -Confirm:$false | Where-Object Action -NE Keep | Should -BeNullOrEmpty
        Test-AtSetup $path -Quiet | Should -BeTrue
    }

    It 'takes trails from the pipeline' {
        Get-AtTrail corp-audit | Get-AtSetup | Should -Match 'name: corp-audit'
    }

    It 'writes JSON' {
        (Get-AtSetup corp-audit -AsJson | ConvertFrom-Json).trail.kind | Should -Be multi-account
    }

    It 'reports a trail that is not there' {
        Get-AtSetup absent-trail -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'NotFound,ActionTrail.Commands.Setup.GetAtSetupCommand'
        $problem[0].TargetObject | Should -Be absent-trail
    }

    It 'names an account that is not connected' {
        $null = Disconnect-AtAccount dest
        { Get-AtSetup corp-audit } | Should -Throw -ExpectedMessage '*is not connected*'
        $null = Connect-AtAccount -LocalCloud $cloud -Account LogArchive -Name dest
    }

    It 'completes trail names' {
        Get-Completion 'Get-AtSetup corp' | Should -Be corp-audit
    }
}
