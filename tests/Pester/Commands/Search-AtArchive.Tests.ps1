BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Search-AtArchive' {
    BeforeAll {
        $shop = (Get-AtMember Shop).AccountId
        $null = New-TestTrail | Start-AtDelivery -Wait
        $samples = New-AtSampleEvent 200 -AccountId $shop -Since 4d -Seed 3
        $samples | Import-AtEvent
        $null = Wait-AtDelivery corp-audit
    }

    It 'finds the delivered events of an account, byte for byte' {
        $found = Search-AtArchive corp-audit -Context dest -AccountId $shop
        @($found)[0].PSTypeNames | Should -Contain ActionTrail.Commands.Events.AtEvent
        ($found | ForEach-Object { "$_" } | Sort-Object) -join '|' | Should -BeExactly (($samples | ForEach-Object { "$_" } | Sort-Object) -join '|')
    }

    It 'filters by name, service, user, region and time' {
        $one = $samples[7]
        $found = Search-AtArchive corp-audit -Context dest -EventName $one.EventName -ServiceName $one.ServiceName -UserName $one.UserIdentity.UserName -Region $one.Region
        $found.EventId | Should -Contain $one.EventId
        $found.EventName | Sort-Object -Unique | Should -Be $one.EventName
        Search-AtArchive corp-audit -Context dest -AccountId $shop -Since 2d -Until 1d | ForEach-Object { $_.EventTime | Should -BeLessThan ([DateTimeOffset]::UtcNow.AddDays(-1)) }
    }

    It 'searches a bucket by name, and takes accounts from the pipeline' {
        @(Get-AtMember Shop | Search-AtArchive -Bucket corp-audit -KeyPrefix corp-audit -Context dest).Count | Should -Be 200
    }

    It 'searches a bucket that is piped in whole, whoever owns it' {
        $found = Get-AtDestination corp-audit -Context dest | Search-AtArchive -Since 5d
        $found.AccountId | Should -Contain $shop
        @(Get-AtDestination corp-audit -Context dest | Search-AtArchive -AccountId $shop).Count | Should -Be 200
    }

    It 'reports a store that is no bucket, and searches the next one' {
        $log = New-AtSlsDestination -Context dest -Project corp-logs
        $found = $log, (Get-AtDestination corp-audit -Context dest) | Search-AtArchive -AccountId $shop -Context dest -ErrorAction SilentlyContinue -ErrorVariable problem
        @($found).Count | Should -Be 200
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'InvalidConfiguration,ActionTrail.Commands.Events.SearchAtArchiveCommand'
        $problem[0].TargetObject.Project | Should -Be corp-logs
    }

    It 'reports a trail that is not there, with its name as the target' {
        Search-AtArchive absent -Context dest -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'NotFound,ActionTrail.Commands.Events.SearchAtArchiveCommand'
        $problem[0].TargetObject | Should -Be absent
    }

    It 'takes several values, wildcards, and conditions on any field' {
        $names = $samples.EventName | Sort-Object -Unique | Select-Object -First 2
        (Search-AtArchive corp-audit -Context dest -AccountId $shop -EventName $names).EventName | Sort-Object -Unique | Should -Be $names
        $failed = @(Search-AtArchive corp-audit -Context dest -AccountId $shop -ErrorCode *)
        $failed.Count | Should -Be @($samples | Where-Object ErrorCode).Count
        @(Search-AtArchive corp-audit -Context dest -AccountId $shop -Where 'errorCode exists', 'eventRW eq Read').Count | Should -Be @($samples | Where-Object { $_.ErrorCode -and $_.EventRw -eq 'Read' }).Count
        (Search-AtArchive corp-audit -Context dest -Text $samples[3].RequestId.ToLowerInvariant()).EventId | Should -Contain $samples[3].EventId
    }

    It 'finds the trail from the pipeline, and events by their ids' {
        (Get-AtTrail corp-audit -Context dest | Search-AtArchive -EventId $samples[0].EventId).EventId | Should -Be $samples[0].EventId
        ($samples[4, 5] | Search-AtArchive corp-audit -Context dest).EventId | Should -Be $samples[4, 5].EventId
    }

    It 'orders by time, and states how complete the answer is' {
        $newest = @(Search-AtArchive corp-audit -Context dest -AccountId $shop -Order Newest -First 5 -Statement)
        $newest[0..4].EventId | Should -Be ($samples | Sort-Object EventTime -Descending | Select-Object -First 5).EventId
        $newest[-1].GetType().FullName | Should -BeExactly ActionTrail.Engine.Search.SearchStatement
        $newest[-1].IsComplete | Should -BeTrue
        $newest[-1].Balances | Should -BeTrue
        (Search-AtArchive corp-audit -Context dest -AccountId $shop -Order Oldest -First 1).EventId | Should -Be ($samples | Sort-Object EventTime | Select-Object -First 1).EventId
    }

    It 'counts by fields and by time' {
        $counts = @(Search-AtArchive corp-audit -Context dest -AccountId $shop -CountBy serviceName, eventName)
        ($counts | Measure-Object Count -Sum).Sum | Should -Be 200
        $first = $samples | Group-Object ServiceName, EventName | Sort-Object Count -Descending | Select-Object -First 1
        $counts[0].Count | Should -Be $first.Count
        @(Search-AtArchive corp-audit -Context dest -CountBy user -First 2).Count | Should -Be 2
        $days = @(Search-AtArchive corp-audit -Context dest -AccountId $shop -Timeline Day)
        ($days | Measure-Object Count -Sum).Sum | Should -Be 200
        $days[0].Time | Should -BeLessThan $days[-1].Time
    }

    It 'takes the names of fields as events show them' {
        $failed = @($samples | Where-Object ErrorCode)
        @(Search-AtArchive corp-audit -Context dest -AccountId $shop -Where 'ErrorCode exists', "UserIdentity.UserName eq $($failed[0].UserIdentity.UserName)").EventId | Sort-Object |
            Should -Be (@($failed | Where-Object { $_.UserIdentity.UserName -ceq $failed[0].UserIdentity.UserName }).EventId | Sort-Object)
        (Search-AtArchive corp-audit -Context dest -AccountId $shop -CountBy EventRw -First 1).EventRw | Should -BeIn Read, Write
    }

    It 'shows times in UTC, and the statement beside other answers as what it is' {
        $shown = Search-AtArchive corp-audit -Context dest -AccountId $shop -Timeline Hour -CountBy serviceName -First 2 -Statement | Out-String
        $shown | Should -Match '(?m)^\d{4}-\d\d-\d\dT\d\d:00:00Z \S+ +\d+'
        $shown | Should -Match '(?m)^IsComplete +: True'
        Search-AtArchive corp-audit -Context dest -First 1 -Statement | Out-String | Should -Match '(?m)^IsListedCompletely : False'
    }

    It 'searches a folder without any context, writes JSON as it was, and names what is damaged' {
        $folder = New-Item (Join-Path $TestDrive 'files with space') -ItemType Directory
        $samples | ForEach-Object { "$_" } | Set-Content (Join-Path $folder 'events.ndjson')
        '[{"eventId":"cut"' | Set-Content (Join-Path $folder 'damaged.json')
        $raw = Search-AtArchive -Path $folder -Raw -WarningVariable warning -WarningAction SilentlyContinue
        ($raw | Sort-Object) -join '|' | Should -BeExactly (($samples | ForEach-Object { "$_" } | Sort-Object) -join '|')
        $warning | Should -Match "'damaged.json' could not be read to its end"
        Get-AtContext | Should -Not -BeNullOrEmpty
        $alone = pwsh -NoProfile -NonInteractive -Command "Import-Module '$(Get-ModuleManifest)'; @(Search-AtArchive -Path '$folder' -WarningAction SilentlyContinue).Count"
        $alone | Should -Be 200
    }

    It 'names damaged objects of a bucket, and gives everything else' {
        $oss = (Get-ModuleType ActionTrail.Aliyun.Oss.OssClient)::new((Get-Connection (Get-AtContext dest)))
        $bucket = (Get-ModuleType ActionTrail.Core.Destinations.BucketName)::Parse('corp-audit')
        $put = {
            param([string] $Key, [byte[]] $Bytes)
            $null = $oss.PutObjectAsync($bucket, (Get-ModuleType ActionTrail.Core.Destinations.ObjectKey)::Parse($Key), $Bytes, (Get-ModuleType ActionTrail.Aliyun.Oss.PutObjectOptions)::Default, [System.Threading.CancellationToken]::None).GetAwaiter().GetResult()
        }
        $gzip = {
            param([byte[]] $Bytes)
            $file = [System.IO.MemoryStream]::new()
            $stream = [System.IO.Compression.GZipStream]::new($file, [System.IO.Compression.CompressionLevel]::SmallestSize)
            $stream.Write($Bytes)
            $stream.Dispose()
            , $file.ToArray()
        }
        $text = [System.Text.Encoding]::UTF8.GetBytes(($samples | ForEach-Object { "$_" }) -join "`n")
        $whole = & $gzip $text
        $flipped = [byte[]] $whole.Clone()
        $flipped[$whole.Length / 2] = $flipped[$whole.Length / 2] -bxor 16
        $zeros = & $gzip ([byte[]]::new(16MB))
        & $put damage/bomb.gz ([byte[]] ($zeros * 64))
        & $put damage/cut.gz $whole[0..($whole.Length / 2)]
        & $put damage/empty.gz ([byte[]]::new(0))
        & $put damage/flipped.gz $flipped
        & $put damage/not.gz ([System.Text.Encoding]::UTF8.GetBytes('<html>'))
        & $put damage/sound.gz $whole

        $found = @(Search-AtArchive -Bucket corp-audit -KeyPrefix damage -Context dest -Statement -WarningVariable warning -WarningAction SilentlyContinue)
        $found[-1].Damaged.Name | Should -Be @('bomb', 'cut', 'empty', 'flipped', 'not' | ForEach-Object { "damage/$_.gz" })
        $found[-1].Damaged.Reason | Should -Not -Contain ''
        $found[-1].IsComplete | Should -BeFalse
        $found[-1].Balances | Should -BeTrue
        $found[0..($found.Count - 2)].EventId | Sort-Object | Should -Be ($samples.EventId | Sort-Object)
        @($warning -match 'could not be read to its end').Count | Should -Be 5
    }

    It 'stops at once when it is told to, whatever waits behind it' {
        $file = Join-Path $TestDrive 'stop.ndjson'
        $samples | ForEach-Object { "$_" } | Set-Content $file
        $other = [powershell]::Create()
        try {
            $running = $other.AddScript("Import-Module '$(Get-ModuleManifest)'; Search-AtArchive -Path '$file' | ForEach-Object { Start-Sleep -Seconds 1; 'seen' }").BeginInvoke()
            Start-Sleep -Seconds 3
            $running.IsCompleted | Should -BeFalse
            $clock = [System.Diagnostics.Stopwatch]::StartNew()
            $other.Stop()
            $clock.Elapsed.TotalSeconds | Should -BeLessThan 3
            $other.InvocationStateInfo.State | Should -Be Stopped
        }
        finally {
            $other.Dispose()
        }
    }

    It 'reports a folder that is not there' {
        { Search-AtArchive -Path ./absent } | Should -Throw -ErrorId 'InvalidConfiguration,ActionTrail.Commands.Events.SearchAtArchiveCommand'
        { Search-AtArchive ./downloaded } | Should -Throw '*no name of a trail*-Path*'
    }

    It 'completes trails' {
        Get-Completion 'Search-AtArchive c' | Should -Be corp-audit
        Get-Completion 'Search-AtArchive corp-audit -CountBy eventN' | Should -Be eventName
    }

    It 'stops early' {
        @(Search-AtArchive corp-audit -Context dest | Select-Object -First 2).Count | Should -Be 2
        $objects = (Search-AtArchive corp-audit -Context dest -Statement)[-1].ObjectsRead
        $objects | Should -BeGreaterThan 1
        $few = (Search-AtArchive corp-audit -Context dest -First 1 -Statement)[-1]
        $few.EventsMatched | Should -Be 1
        $few.ObjectsRead | Should -BeLessOrEqual $objects
    }
}
