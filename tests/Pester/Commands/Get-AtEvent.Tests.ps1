BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Get-AtEvent' {
    BeforeAll {
        $shop = $cloud | Connect-AtAccount Shop -Name shop
        $samples = New-AtSampleEvent 400 -AccountId $shop.AccountId -Since 2d -Until 1d -Seed 5
        $samples | Import-AtEvent
    }

    It 'writes the events of the account, newest first' {
        $events = Get-AtEvent -Context shop
        @($events)[0].PSTypeNames | Should -Contain ActionTrail.Core.Events.AuditEvent
        $events.AccountId | Sort-Object -Unique | Should -Be $shop.AccountId
        $times = $events.EventTime
        $times | Should -Be ($times | Sort-Object -Descending)
    }

    It 'keeps to the time range, given as ages or dates' {
        (Get-AtEvent -Context shop -Since 3d -Until 1d).Count | Should -BeLessOrEqual 400
        Get-AtEvent -Context shop -Since 90d -Until (Get-Date).AddDays(-10) | Should -BeNullOrEmpty
        (Get-AtEvent -Context shop -Since ([timespan]::FromDays(3)) -OldestFirst)[0].EventTime | Should -BeLessThan ([DateTimeOffset]::UtcNow.AddDays(-1))
    }

    It 'finds by any combination of attributes' {
        $one = $samples | Where-Object { $_.Region -eq 'cn-hangzhou' -and -not $_.IsFailure } | Select-Object -First 1
        $found = Get-AtEvent $one.EventName -Context shop -ServiceName $one.ServiceName -UserName $one.UserIdentity.UserName -SourceIpAddress $one.SourceIpAddress -EventRw $one.EventRw
        $found.EventId | Should -Contain $one.EventId
        foreach ($audit in $found) {
            $audit.EventName | Should -Be $one.EventName
            $audit.UserIdentity.UserName | Should -Be $one.UserIdentity.UserName
            $audit.SourceIpAddress | Should -Be $one.SourceIpAddress
        }
    }

    It 'takes event ids from the pipeline' {
        $local = $samples | Where-Object { $_.Region -eq 'cn-hangzhou' } | Select-Object -First 2
        ($local | Select-Object EventId | Get-AtEvent -Context shop).EventId | Should -Be $local.EventId
    }

    It 'asks for one page, and no more, when the pipeline stops early' {
        $messages = Get-AtEvent -Context shop -Since 3d -Verbose 4>&1 | ForEach-Object { $_ } | Select-Object -First 6
        @($messages | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }).Count | Should -Be 1
        $asked = (Get-AtEvent LookupEvents -Context shop -Since 1h).Count
        $null = Get-AtEvent -Context shop -Since 3d | Select-Object -First 5
        (Get-AtEvent LookupEvents -Context shop -Since 1h).Count - $asked | Should -Be 2 -Because 'the look-up that counts is an event itself'
    }

    It 'refuses a time that is none' {
        { Get-AtEvent -Since yesterdayish } | Should -Throw -ErrorId 'ParameterArgumentTransformationError,ActionTrail.Commands.Events.GetAtEventCommand'
    }

    It 'reports a range that ends before it starts' {
        Get-AtEvent -Since 1d -Until 2d -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'InvalidRequest,ActionTrail.Commands.Events.GetAtEventCommand'
        $problem[0].TargetObject | Should -Be mgmt
    }

    It 'completes names of recent events' {
        Get-Completion 'Get-AtEvent -Context shop GetCallerId' | Should -Be GetCallerIdentity
    }
}
