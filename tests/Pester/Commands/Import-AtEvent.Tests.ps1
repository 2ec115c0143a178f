BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Import-AtEvent' {
    It 'records piped events, once' {
        $events = New-AtSampleEvent 50 -Seed 11
        ($events | Import-AtEvent -PassThru).Recorded | Should -Be 50
        ($events | Import-AtEvent -PassThru).Recorded | Should -Be 0
    }

    It 'records JSON text and files, one object per line, given or piped' {
        $file = Join-Path $TestDrive 'events.ndjson'
        New-AtSampleEvent 10 -Seed 12 | ForEach-Object { "$_" } | Set-Content $file
        $result = Import-AtEvent $file -PassThru
        @($result)[0].PSTypeNames | Should -Contain ActionTrail.Commands.LocalClouds.AtEventImport
        $result.Recorded | Should -Be 10
        (Get-Item $file | Import-AtEvent -PassThru).Read | Should -Be 10
        (Get-Content $file -TotalCount 2 | Import-AtEvent -PassThru).Read | Should -Be 2
    }

    It 'puts them into the ledger of a named account' {
        $null = $cloud | Connect-AtAccount Sandbox -Name sandbox
        New-AtSampleEvent 5 -Seed 13 -AccountId (Get-AtMember Shop).AccountId | Import-AtEvent -Account Sandbox
        @(Get-AtEvent -Context sandbox -EventId (New-AtSampleEvent 1 -Seed 13 -AccountId (Get-AtMember Shop).AccountId).EventId).Count | Should -Be 1
        Disconnect-AtAccount sandbox
    }

    It 'records nothing under -WhatIf' {
        New-AtSampleEvent 5 -Seed 14 | Import-AtEvent -WhatIf
        (New-AtSampleEvent 5 -Seed 14 | Import-AtEvent -PassThru).Recorded | Should -Be 5
    }

    It 'records nothing of a file that is broken' {
        $file = Join-Path $TestDrive 'broken.json'
        Set-Content $file '{"eventId":"x"'
        Import-AtEvent $file -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'InvalidArchive,ActionTrail.Commands.LocalClouds.ImportAtEventCommand'
        $problem[0].TargetObject | Should -Be $file
    }

    It 'reports a file that is not there' {
        Import-AtEvent (Join-Path $TestDrive 'absent.json') -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'FileNotFound,ActionTrail.Commands.LocalClouds.ImportAtEventCommand'
    }
}
