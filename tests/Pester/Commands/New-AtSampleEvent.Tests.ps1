BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'New-AtSampleEvent' {
    It 'makes events of the accounts of the cloud' {
        $events = New-AtSampleEvent 200
        $events.Count | Should -Be 200
        @($events[0])[0].PSTypeNames | Should -Contain ActionTrail.Commands.Events.AtEvent
        @($events.AccountId | Sort-Object -Unique).Count | Should -BeGreaterThan 3
    }

    It 'makes the same events from the same seed' {
        $range = @{ Since = '2026-01-01'; Until = '2026-01-02'; Seed = 7 }
        (New-AtSampleEvent 20 @range).EventId | Should -Be (New-AtSampleEvent 20 @range).EventId
    }

    It 'takes accounts from the pipeline' {
        $members = Get-AtMember Shop, Build
        @(($members | New-AtSampleEvent 100).AccountId | Sort-Object -Unique) | Should -Be @($members.AccountId | Sort-Object)
    }

    It 'keeps to the time range' {
        $times = (New-AtSampleEvent 50 -Since 2d -Until 1d).EventTime
        ($times | Measure-Object -Minimum).Minimum | Should -BeGreaterThan ([DateTimeOffset]::UtcNow.AddDays(-2).AddMinutes(-1))
        ($times | Measure-Object -Maximum).Maximum | Should -BeLessThan ([DateTimeOffset]::UtcNow.AddDays(-1))
    }

    It 'refuses a range that ends before it starts' {
        { New-AtSampleEvent -Since 1d -Until 2d } | Should -Throw -ErrorId 'InvalidConfiguration,ActionTrail.Commands.LocalClouds.NewAtSampleEventCommand'
    }

    It 'stops early' {
        @(New-AtSampleEvent 10000000 | Select-Object -First 3).Count | Should -Be 3
    }
}
