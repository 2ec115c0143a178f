BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Export-AtEvent' {
    BeforeAll {
        $shop = $cloud | Connect-AtAccount Shop -Name shop
        $null = New-TestTrail | Start-AtDelivery -Wait
        $samples = New-AtSampleEvent 300 -AccountId $shop.AccountId -Since 3d -Until 1d -Seed 7
        $samples | Import-AtEvent
        $null = Wait-AtDelivery corp-audit
        $texts = $samples | ForEach-Object { "$_" }
        Set-Location $TestDrive
    }

    AfterAll { Set-Location / }

    It 'writes events from the pipeline, byte for byte, and says what it did' {
        $result = $samples | Export-AtEvent events.ndjson
        $result.Events | Should -Be 300
        $result.Bytes | Should -Be (Get-Item events.ndjson).Length
        Get-Content events.ndjson | Should -BeExactly $texts
        'events.ndjson.partial', 'events.ndjson.partial.journal' | Should -Not -Exist
    }

    It 'writes JSON, compressed files, and CSV with columns' {
        $samples | Export-AtEvent events.json | Out-Null
        (Get-Content events.json -Raw | ConvertFrom-Json -AsHashtable).eventId | Should -Be $samples.EventId
        $samples | Export-AtEvent events.ndjson.gz | Out-Null
        (Search-AtArchive -Path events.ndjson.gz -Raw) | Should -BeExactly $texts
        $samples | Export-AtEvent events.csv -Column eventId, userName, requestParameters | Out-Null
        $rows = Import-Csv events.csv
        $rows.eventId | Should -Be $samples.EventId
        $rows.userName | Should -Be ($samples.UserIdentity.UserName)
    }

    It 'makes formulas in cells harmless' {
        $evil = '{"eventId":"evil","eventTime":"2026-01-01T00:00:00Z","userAgent":"=HYPERLINK(1)"}'
        $evil | Export-AtEvent evil.csv -Column eventId, userAgent | Out-Null
        (Get-Content evil.csv)[1] | Should -BeExactly "evil,'=HYPERLINK(1)"
    }

    It 'finds events by itself, by look-up, in a trail, a bucket or a folder' {
        (Export-AtEvent lookup.ndjson -Context shop -Region * -Since 4d -Until 12h).Events | Should -Be 300
        (Export-AtEvent trail.ndjson -Context dest -Trail corp-audit -AccountId $shop.AccountId).Events | Should -Be 300
        (Export-AtEvent bucket.ndjson -Context dest -Bucket corp-audit -KeyPrefix corp-audit -AccountId $shop.AccountId -ErrorCode *).Events | Should -Be @($samples | Where-Object ErrorCode).Count
        (Export-AtEvent folder.csv -Source trail.ndjson -EventRw Write).Events | Should -Be @($samples | Where-Object EventRw -EQ Write).Count
        Get-Content lookup.ndjson | Sort-Object | Should -BeExactly ($texts | Sort-Object)
    }

    It 'takes what Get-AtEvent and Search-AtArchive write, statements left out, and merges duplicates' {
        $result = Get-AtEvent -Context shop -Since 4d -Until 12h -Statement | Export-AtEvent pipe.ndjson
        $result.Events | Should -Be @($samples | Where-Object { $_.Region -eq 'cn-hangzhou' -or $_.IsGlobal }).Count
        ($samples + $samples | Export-AtEvent twice.ndjson).DuplicatesMerged | Should -Be 300
        (Search-AtArchive -Path twice.ndjson | Export-AtEvent again.ndjson -PassThru | Select-Object -First 400).EventId | Should -Be $samples.EventId
    }

    It 'goes on with -Resume where it was interrupted' {
        foreach ($name in 'cut.ndjson', 'cut.ndjson.gz', 'cut.json', 'cut.csv') {
            $samples | Export-AtEvent $name -PassThru | Select-Object -First 120 | Out-Null
            $name | Should -Not -Exist
            "$name.partial" | Should -Exist
            { $samples | Export-AtEvent $name } | Should -Throw '*was interrupted*-Resume*-Force*'
            $result = $samples | Export-AtEvent $name -Resume
            $result.Events | Should -Be 300
            $result.EventsResumed | Should -BeIn 119, 120
            "$name.partial" | Should -Not -Exist
        }

        Get-Content cut.ndjson | Should -BeExactly $texts
        Search-AtArchive -Path cut.ndjson.gz -Raw | Should -BeExactly $texts
        (Get-Content cut.json -Raw | ConvertFrom-Json -AsHashtable).eventId | Should -Be $samples.EventId
        (Import-Csv cut.csv).eventId | Should -Be $samples.EventId
    }

    It 'replaces a file only with -Force, and adds to it with -Append' {
        $samples[0, 1] | Export-AtEvent some.ndjson | Out-Null
        { $samples | Export-AtEvent some.ndjson } | Should -Throw -ErrorId 'InvalidConfiguration,ActionTrail.Commands.Events.ExportAtEventCommand'
        $samples[2] | Export-AtEvent some.ndjson -Append | Out-Null
        Get-Content some.ndjson | Should -BeExactly $texts[0..2]
        $samples[5] | Export-AtEvent some.ndjson -Force | Out-Null
        Get-Content some.ndjson | Should -BeExactly $texts[5]
    }

    It 'takes an event as a parameter' {
        (Export-AtEvent named.ndjson -InputObject $samples[3]).Events | Should -Be 1
        Get-Content named.ndjson | Should -BeExactly $texts[3]
    }

    It 'refuses filters for events that are piped in' {
        { $samples | Export-AtEvent filtered.ndjson -EventName Delete* } | Should -Throw '*-EventName*piped in*' -ErrorId 'InvalidConfiguration,ActionTrail.Commands.Events.ExportAtEventCommand'
        'filtered.ndjson', 'filtered.ndjson.partial' | Should -Not -Exist
    }

    It 'goes on with the same question only' {
        Export-AtEvent asked.ndjson -Source lookup.ndjson -PassThru | Select-Object -First 20 | Out-Null
        { Export-AtEvent asked.ndjson -Source lookup.ndjson -EventRw Write -Resume } | Should -Throw '*asked for*-Source*not*-EventRw*'
        (Export-AtEvent asked.ndjson -Source lookup.ndjson -Resume).Events | Should -Be 300
    }

    It 'reads an archive with one context' {
        { Export-AtEvent two.ndjson -Context dest, mgmt -Trail corp-audit } | Should -Throw '*2 contexts*'
    }

    It 'asks nobody under -WhatIf' {
        Export-AtEvent nothing.ndjson -Context shop -WhatIf -PassThru | Should -BeNullOrEmpty
    }

    It 'changes nothing with -WhatIf' {
        $samples | Export-AtEvent nothing.ndjson -WhatIf | Should -BeNullOrEmpty
        'nothing.ndjson', 'nothing.ndjson.partial' | Should -Not -Exist
    }

    It 'reports what is no event, with it as the target, and goes on' {
        $result = @('{"no":"event"}', "$($samples[0])") | Export-AtEvent one.ndjson -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'InvalidEvent,ActionTrail.Commands.Events.ExportAtEventCommand'
        "$($problem[0].TargetObject)" | Should -Be '{"no":"event"}'
        $result.Events | Should -Be 1
    }

    It 'keeps little in memory, however much it exports' {
        # 350 MB of events in a few files; whoever keeps what he has read, shows it.
        $many = New-Item many -ItemType Directory
        $filling = [System.Text.Encoding]::UTF8.GetBytes('x' * 64000)
        foreach ($file in 0..33) {
            $gzip = [System.IO.Compression.GZipStream]::new([System.IO.File]::Create("$many/$file.gz"), [System.IO.Compression.CompressionLevel]::Fastest)
            foreach ($number in 1..160) {
                $gzip.Write([System.Text.Encoding]::UTF8.GetBytes("{`"eventId`":`"$file-$number`",`"eventTime`":`"2026-01-01T00:00:00Z`",`"eventName`":`"Fill`",`"userAgent`":`""))
                $gzip.Write($filling)
                $gzip.Write([System.Text.Encoding]::UTF8.GetBytes("`"}`n"))
            }

            $gzip.Dispose()
        }

        $script = {
            param($module, $many)
            Import-Module $module
            (Export-AtEvent alone.csv -Source $many -Column eventId, eventName).Events
            (Search-AtArchive -Path $many -EventName Fill | Export-AtEvent piped.ndjson.gz).Events
            [System.Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64
        }
        $first, $second, $peak = pwsh -NoProfile -NonInteractive -Command $script -args (Get-ModuleManifest), "$many"
        $first, $second | Should -Be @((34 * 160), (34 * 160))
        [long] $peak | Should -BeLessThan 300MB
    }

    It 'completes fields and trails' {
        Get-Completion 'Export-AtEvent x.csv -Column userN' | Should -Be userName
        Get-Completion 'Export-AtEvent x.csv -Context dest -Trail c' | Should -Be corp-audit
    }
}
