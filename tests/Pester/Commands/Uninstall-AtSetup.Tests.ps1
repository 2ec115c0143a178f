BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
}

Describe 'Uninstall-AtSetup' {
    BeforeEach {
        $cloud = New-TestCloud
        $path = Join-Path $TestDrive 'setup.yaml'
        $null = New-AtSetup $path AllStores -Force
        (Get-Content $path -Raw) -replace '(?m)^  retention:\n(    .*\n)+', '' | Set-Content $path
        $null = Install-AtSetup $path -Confirm:$false
    }

    AfterEach { Remove-TestCloud $cloud }

    It 'takes trail and role away, leaves the stores and says so' {
        $steps = $path | Uninstall-AtSetup -Confirm:$false
        ($steps | Where-Object Action -EQ Remove).Resource | Should -Be 'Trail corp-audit', 'Role ActionTrailDeliveryRole'
        $stay = $steps | Where-Object Action -EQ Stay
        $stay | Should -HaveCount 3
        $stay[0].Reason | Should -Be 'it may hold stored events'
        Get-AtTrail corp-audit -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
    }

    It 'deletes stored events when it is told twice' {
        $null = Start-AtDelivery corp-audit -Wait
        $steps = Uninstall-AtSetup $path -IncludeStoredEvents -Force -Confirm:$false
        $steps.Action | Sort-Object -Unique | Should -Be Remove
        Install-AtSetup $path -Confirm:$false | Where-Object Outcome -EQ Failed | Should -BeNullOrEmpty
        Test-AtSetup $path -Quiet | Should -BeTrue
    }

    It 'changes nothing under -WhatIf' {
        (Uninstall-AtSetup $path -WhatIf | Where-Object Action -EQ Remove).Outcome | Sort-Object -Unique | Should -Be Planned
        Test-AtSetup $path -Quiet | Should -BeTrue
    }

    It 'reports a file that is not there' {
        $absent = Join-Path $TestDrive 'absent.yaml'
        Uninstall-AtSetup $absent -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'FileNotFound,ActionTrail.Commands.Setup.UninstallAtSetupCommand'
        $problem[0].TargetObject | Should -Be $absent
    }
}
