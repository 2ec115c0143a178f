BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
}

Describe 'Install-AtSetup of <_>' -ForEach 'SingleAccount', 'MultiAccountMember', 'MultiAccountManagement', 'MaxCompute', 'AllStores' {
    BeforeAll {
        $cloud = New-TestCloud
        $file = New-AtSetup (Join-Path $TestDrive "$_.yaml") $_
    }

    AfterAll { Remove-TestCloud $cloud }

    It 'prints the plan and makes nothing under -WhatIf' {
        $plan = Install-AtSetup $file -WhatIf
        $plan.Count | Should -BeGreaterThan 2
        ($plan | Where-Object IsChange).Outcome | Sort-Object -Unique | Should -Be Planned
        Get-AtTrail corp-audit -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        (Install-AtSetup $file -WhatIf | ForEach-Object ToString) | Should -Be ($plan | ForEach-Object ToString)
    }

    It 'makes everything on an empty cloud and ends with the trail logging' {
        $steps = Install-AtSetup $file -Confirm:$false
        $steps[0].GetType().FullName | Should -Be ActionTrail.Engine.Setup.SetupStep
        $steps.Outcome | Sort-Object -Unique | Should -Be Done
        (Get-AtTrailStatus corp-audit).IsLogging | Should -BeTrue
    }

    It 'has no changes when it runs again' {
        $again = Install-AtSetup $file -Confirm:$false -Verbose 4>&1
        $again | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] } | Select-Object -Last 1 -ExpandProperty Message | Should -Be 'No changes.'
        $again | Where-Object { $_ -isnot [System.Management.Automation.VerboseRecord] } | Where-Object Action -NE Keep | Should -BeNullOrEmpty
        Test-AtSetup $file | Should -BeNullOrEmpty
    }
}

Describe 'Install-AtSetup' {
    BeforeAll {
        $cloud = New-TestCloud
        $file = New-AtSetup (Join-Path $TestDrive 'setup.yaml') MultiAccountMember
    }

    AfterAll { Remove-TestCloud $cloud }

    It 'points at line and column of a mistake, before any call' {
        $path = Join-Path $TestDrive 'bad.yaml'
        (Get-Content $file) -replace 'encryption: AES256', 'encrytion: AES256' | Set-Content $path
        Install-AtSetup $path -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'InvalidSetupFile,ActionTrail.Commands.Setup.InstallAtSetupCommand'
        $problem[0].TargetObject | Should -Be $path
        $line = (Select-String -Path $path -Pattern encrytion -SimpleMatch).LineNumber
        "$($problem[0])" | Should -Match "bad\.yaml\($line,3\): 'encrytion' is no key of oss; did you mean 'encryption'\?"
    }

    It 'names a file that is not there' {
        Install-AtSetup (Join-Path $TestDrive 'absent.yaml') -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'FileNotFound,ActionTrail.Commands.Setup.InstallAtSetupCommand'
    }

    It 'names a context that is not connected' {
        $path = Join-Path $TestDrive 'stranger.yaml'
        (Get-Content $file) -replace 'context: dest', 'context: stranger' | Set-Content $path
        { Install-AtSetup $path -Confirm:$false } | Should -Throw -ExpectedMessage "*Context 'stranger' is not connected*"
    }

    It 'stops where a step fails, and the next run goes on from there' {
        Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
        $bucket = [regex]::Match((Get-Content $file -Raw), 'bucket: (\S+)').Groups[1].Value
        $null = New-TestAccount $cloud Squatter
        $squatted = New-AtOssDestination $bucket -Context Squatter
        $steps = Install-AtSetup $file -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem | Should -Not -BeNullOrEmpty
        $squatted | Remove-AtDestination -Context Squatter -Confirm:$false

        (Install-AtSetup $file -Confirm:$false | Where-Object Outcome -EQ Failed) | Should -BeNullOrEmpty
        Test-AtSetup $file -Quiet | Should -BeTrue
    }

    It 'names what cannot be changed in place, with the reason, and does nothing' {
        $path = Join-Path $TestDrive 'shorter.yaml'
        (Get-Content $file) -replace 'days: 365', 'days: 30' -replace 'AES256', 'KMS' | Set-Content $path
        $steps = $null
        { Install-AtSetup $path -Confirm:$false -OutVariable steps } | Should -Throw -ExpectedMessage '*a locked retention can only be made longer*'
        (Test-AtSetup $path | Where-Object Property -EQ retention).Action | Should -Be CannotChange
        Test-AtSetup $file | Should -BeNullOrEmpty
    }

    It 'takes files from the pipeline, as paths and as Get-Item finds them' {
        ($file.FullName | Install-AtSetup -Confirm:$false).Action | Sort-Object -Unique | Should -Be Keep
        (Get-Item $file | Install-AtSetup -Confirm:$false).Action | Sort-Object -Unique | Should -Be Keep
    }

    It 'takes JSON as well as YAML' {
        $path = Join-Path $TestDrive 'setup.json'
        Get-AtSetup corp-audit -AsJson | Set-Content $path
        Install-AtSetup $path -Confirm:$false | Where-Object Action -NE Keep | Should -BeNullOrEmpty
    }

    It 'stops early' {
        Install-AtSetup $file -Confirm:$false | Select-Object -First 1 | Should -HaveCount 1
    }
}
