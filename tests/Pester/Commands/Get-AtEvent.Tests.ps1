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
        @($events)[0].PSTypeNames | Should -Contain ActionTrail.Commands.Events.AtEvent
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

    It 'takes several values and wildcards, and tells how much it left out' {
        $names = ($samples | Where-Object Region -EQ 'cn-hangzhou').EventName | Sort-Object -Unique | Select-Object -First 2
        $found = @(Get-AtEvent -Context shop -EventName $names -Since 3d -Statement)
        $statement = $found[-1]
        $statement.GetType().FullName | Should -BeExactly ActionTrail.Engine.Search.Lookups.LookupStatement
        $statement.IsComplete | Should -BeTrue
        $statement.Balances | Should -BeTrue
        $statement.EventsMatched | Should -Be ($found.Count - 1)
        $statement.EventsRejected | Should -BeGreaterThan 0
        ($found | Select-Object -SkipLast 1).EventName | Sort-Object -Unique | Should -Be $names
        $pattern = $names[0].Substring(0, 4) + '*'
        (Get-AtEvent -Context shop -EventName $pattern -Since 3d).EventName | Sort-Object -Unique | ForEach-Object { $_ | Should -BeLike $pattern }
    }

    It 'takes conditions on any field, texts, codes and blocks of addresses' {
        $failed = Get-AtEvent -Context shop -ErrorCode * -Since 3d
        $failed.ErrorCode | Should -Not -Contain ''
        @(Get-AtEvent -Context shop -Where 'errorCode exists' -Since 3d).Count | Should -Be @($failed).Count
        $one = @($samples | Where-Object Region -EQ 'cn-hangzhou')[0]
        (Get-AtEvent -Context shop -Where "requestId eq $($one.RequestId)" -Since 3d).EventId | Should -Be $one.EventId
        (Get-AtEvent -Context shop -Text $one.RequestId.ToLowerInvariant() -Since 3d).EventId | Should -Contain $one.EventId
        (Get-AtEvent -Context shop -SourceIp "$($one.SourceIpAddress)/32" -Since 3d).SourceIpAddress | Sort-Object -Unique | Should -Be $one.SourceIpAddress
        { Get-AtEvent -Where 'nonsense' } | Should -Throw '*path operator value*'
    }

    It 'asks several contexts at once, in one order of time' {
        $events = Get-AtEvent -Context mgmt, shop -Since 3d
        $events.AccountId | Sort-Object -Unique | Should -Be (@((Get-AtContext mgmt).AccountId, $shop.AccountId) | Sort-Object)
        $times = $events.EventTime
        $times | Should -Be ($times | Sort-Object -Descending)
        ($events | Where-Object AccountId -EQ $shop.AccountId | Select-Object -First 1).Context | Should -Be shop
    }

    It 'enters members from the management account, all of them or some' {
        $key = New-TestUser -Name auditor
        $secret = [pscredential]::new($key.AccessKeyId, (ConvertTo-Secret $key.AccessKeySecret))
        $null = Connect-AtAccount -LocalCloud $cloud -Credential $secret -Name auditor
        @(Get-AtEvent -Context mgmt -AllMembers -Since 3d -First 500 -Statement -WarningAction SilentlyContinue)[-1].Sources.Error | Sort-Object -Unique | Should -Be '' -Because 'the root of a local cloud enters members'
        $found = @(Get-AtEvent -Context auditor -AllMembers -Since 3d -First 500 -Statement -WarningAction SilentlyContinue)
        $found[-1].Sources.Count | Should -Be ((Get-AtMember).Count + 1)
        $found[-1].Sources.Error | Sort-Object -Unique | Should -Be ''
        ($found | Select-Object -SkipLast 1).AccountId | Should -Contain $shop.AccountId
        (Get-AtEvent -Context auditor -Member Sho* -Since 3d -Until 1d -First 3).AccountId | Sort-Object -Unique | Should -Be $shop.AccountId
        (Get-AtMember Shop -Context auditor | Get-AtEvent -Since 3d -Until 1d -First 3).AccountId | Sort-Object -Unique | Should -Be $shop.AccountId
        Get-AtEvent -Context auditor -Member Nobody* | Should -BeNullOrEmpty
        Get-AtEvent -Context auditor -Member Nobody -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'NotFound,ActionTrail.Commands.Events.GetAtEventCommand'
    }

    It 'refuses parameters that exclude each other' {
        { Get-AtEvent -Member Shop -AllMembers } | Should -Throw '*-Member Shop and -AllMembers*' -ErrorId 'InvalidConfiguration,ActionTrail.Commands.Events.GetAtEventCommand'
        { Get-AtEvent -Follow -Statement } | Should -Throw '*-Statement and -Follow*'
    }

    It 'looks into several regions, and writes what shows in each of them once' {
        $both = @(Get-AtEvent -Context shop -Region cn-hangzhou, cn-beijing -Since 3d -Until 1d)
        $both.EventId | Group-Object | Where-Object Count -GT 1 | Should -BeNullOrEmpty
        $both.Region | Should -Contain cn-beijing
        (Get-AtEvent -Context shop -Region cn-h* -Since 3d -First 1 -Statement)[-1].Sources.Region | Should -Contain cn-hangzhou
    }

    It 'follows what shows up, and ends with as many as are wanted' {
        $null = Get-AtCallerIdentity -Context shop
        $seen = @(Get-AtEvent GetCallerIdentity -Context shop -Since 1m -Follow -IntervalSeconds 1 | Select-Object -First 1)
        $seen.EventName | Should -Be GetCallerIdentity
        @(Get-AtEvent LookupEvents -Context shop -Follow -IntervalSeconds 1 -First 2).EventId | Sort-Object -Unique | Should -HaveCount 2
    }

    It 'stops following at once when it is told to' {
        $other = [powershell]::Create()
        try {
            $script = "Import-Module '$(Get-ModuleManifest)'; `$null = Connect-AtAccount -LocalCloud '$($cloud.Path)' Shop; Get-AtEvent -Since 3d -Follow -IntervalSeconds 3600"
            $running = $other.AddScript($script).BeginInvoke()
            Start-Sleep -Seconds 3
            $running.IsCompleted | Should -BeFalse
            $clock = [System.Diagnostics.Stopwatch]::StartNew()
            $other.Stop()
            $clock.Elapsed.TotalSeconds | Should -BeLessThan 3
            $other.InvocationStateInfo.State | Should -Be Stopped
        }
        finally {
            $other.Commands.Clear()
            $null = $other.AddScript('Get-AtContext | Disconnect-AtAccount').Invoke()
            $other.Dispose()
        }
    }

    It 'warns about a time that is no longer kept' {
        $null = Get-AtEvent NothingIsCalledSo -Context shop -Since 100d -WarningVariable warning -WarningAction SilentlyContinue
        $warning | Should -Match 'no longer kept'
    }

    It 'refuses a time that is none' {
        { Get-AtEvent -Since yesterdayish } | Should -Throw -ErrorId 'ParameterArgumentTransformationError,ActionTrail.Commands.Events.GetAtEventCommand'
    }

    It 'reports a range that ends before it starts' {
        Get-AtEvent -Since 1d -Until 2d -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'InvalidRequest,ActionTrail.Commands.Events.GetAtEventCommand'
        $problem[0].TargetObject | Should -Be mgmt
    }

    It 'asks for one page of ten thousand events when five are wanted' {
        $build = $cloud | Connect-AtAccount Build -Name build
        New-AtSampleEvent 10000 -AccountId $build.AccountId -Since 5d -Until 1d -Seed 9 | Import-AtEvent
        $verbose = Get-AtEvent -Context build -Since 6d -Verbose 4>&1 | Select-Object -First 6
        @($verbose | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }).Count | Should -Be 1
        @($verbose | Where-Object { $_ -isnot [System.Management.Automation.VerboseRecord] }).Count | Should -Be 5
        $statement = (Get-AtEvent -Context build -Since 6d -First 5 -Statement)[-1]
        $statement.Requests | Should -Be 1
        $statement.EventsReceived | Should -Be 5
    }

    It 'completes names of recent events' {
        Get-Completion 'Get-AtEvent -Context shop GetCallerId' | Should -Be GetCallerIdentity
    }
}
