BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestCloud.psm1')
    $cloud = New-TestCloud
    $shop = $cloud | Connect-AtAccount Shop -Name shop
    New-AtSampleEvent 60 -AccountId $shop.AccountId -Seed 5 | Import-AtEvent
    Push-Location $TestDrive

    # The ids in a folder of delivered files, with repetitions.
    function Get-DeliveredId {
        param([string] $Folder)
        Search-AtArchive -Path $Folder | ForEach-Object EventId | Sort-Object
    }
}

AfterAll {
    Pop-Location
    Remove-TestCloud $cloud
}

Describe 'Start-AtDelivery -FromLookup' {
    It 'collects everything that LookupEvents shows, once, and goes on where it stopped' {
        $first = Start-AtDelivery -FromLookup -Context shop -Since 60d -StatePath ./state -ToFolder ./out -Wait
        @($first)[0].PSTypeNames | Should -Contain ActionTrail.Commands.Delivery.AtDelivery
        $first.State | Should -Be CaughtUp
        $first.Source | Should -BeExactly "LookupEvents of account $($shop.AccountId) in cn-hangzhou"
        $first.Recorded | Should -Be $first.Delivered
        $ids = Get-DeliveredId ./out
        $ids | Should -HaveCount $first.Delivered
        $ids | Sort-Object -Unique | Should -HaveCount $first.Delivered
        $expected = Get-AtEvent -Context shop -Since 60d | Where-Object EventName -NE LookupEvents | ForEach-Object EventId
        $expected.Count | Should -BeGreaterThan 20
        $expected | Where-Object { $_ -notin $ids } | Should -BeNullOrEmpty

        New-AtSampleEvent 40 -AccountId $shop.AccountId -Seed 6 | Import-AtEvent
        $null = Get-AtCallerIdentity -Context shop
        Start-Sleep -Seconds 1 # the window of a pass ends with a whole second
        $second = Start-AtDelivery -FromLookup -Context shop -StatePath ./state -ToFolder ./out -Wait
        $second.Delivered | Should -BeGreaterThan $first.Delivered
        $ids = Get-DeliveredId ./out
        $ids | Sort-Object -Unique | Should -HaveCount $second.Delivered
        $ids | Should -HaveCount $second.Delivered
    }

    It 'delivers into buckets and projects that are piped in, as the context that made them' {
        $rows = @(
            New-AtOssDestination collected -Context dest -KeyPrefix collected
            New-AtSlsDestination collected -Context dest
            New-AtMaxComputeDestination -Context dest
        ) | Start-AtDelivery -FromLookup -Context shop -Name shop-collected -Since 2h -StatePath ./state-stores -Wait
        $rows.Destination | Should -Be OSS, SLS, MaxCompute
        $rows.State | Sort-Object -Unique | Should -Be CaughtUp
        $rows.Delivered | Sort-Object -Unique | Should -HaveCount 1
        $rows[0].Delivered | Should -BeGreaterThan 0
        $rows[0].Name | Should -Be shop-collected
    }

    It 'says what a destination refuses, and delivers to the others' {
        $bucket = New-AtOssDestination refused -Context dest
        $rows = $bucket | Start-AtDelivery -FromLookup -Context shop -DestinationContext shop -Since 2h -StatePath ./state-refused -ToFolder ./out-refused -Wait -ErrorAction SilentlyContinue -ErrorVariable problem
        $rows.State | Should -Be Blocked, CaughtUp
        $rows[0].Pending | Should -Be $rows[1].Delivered
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'DeliveryBlocked,ActionTrail.Commands.Delivery.StartAtDeliveryCommand'
        $problem[0].TargetObject | Should -Be ./state-refused
        (Get-AtDelivery -StatePath ./state-refused).State | Should -Be Blocked, CaughtUp
    }

    It 'collects in the background until it is stopped' {
        Start-AtDelivery -FromLookup -Context shop -Since 1h -StatePath ./state-live -ToFolder ./live -IntervalSeconds 1 | Should -BeNullOrEmpty
        { Start-AtDelivery -FromLookup -Context shop -StatePath ./state-live -ToFolder ./live -Wait } | Should -Throw '*is in use by another*'
        $rows = Stop-AtDelivery -StatePath ./state-live -PassThru
        $rows.Recorded | Should -Be ($rows.Delivered + $rows.Pending + $rows.Dead)
        Stop-AtDelivery -StatePath ./state-live -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'NotFound,ActionTrail.Commands.Delivery.StopAtDeliveryCommand'
        (Start-AtDelivery -FromLookup -Context shop -StatePath ./state-live -ToFolder ./live -Wait).Pending | Should -Be 0
    }

    It 'stops with its context' {
        $other = $cloud | Connect-AtAccount Shop -Name passing
        Start-AtDelivery -FromLookup -Context passing -Since 1h -StatePath ./state-passing -ToFolder ./passing
        Disconnect-AtAccount passing
        Stop-AtDelivery -StatePath ./state-passing -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem | Should -HaveCount 1
    }

    It 'changes nothing under -WhatIf' {
        Start-AtDelivery -FromLookup -Context shop -StatePath ./state-whatif -ToFolder ./out-whatif -Wait -WhatIf | Should -BeNullOrEmpty
        Test-Path ./state-whatif, ./out-whatif | Should -Be $false, $false
    }

    It 'keeps a state folder to its source' {
        { Start-AtDelivery -FromLookup -Context mgmt -StatePath ./state -ToFolder ./out -Wait } | Should -Throw '*belongs to LookupEvents of account*'
    }

    It 'completes regions' {
        Get-Completion 'Start-AtDelivery -FromLookup -Region cn-hangz' | Should -Contain cn-hangzhou
    }
}

Describe 'Start-AtDelivery -FromArchive' {
    BeforeAll {
        $null = New-Item in -ItemType Directory
        $events = New-AtSampleEvent 25 -AccountId $shop.AccountId -Seed 9 | ForEach-Object { "$_" }
        $events[0..14] | Set-Content in/a.ndjson
        $events[10..24] | Set-Content in/b.ndjson
    }

    It 'needs no account, reads each event once and says which file is damaged' {
        '[{"eventId":"cut' | Set-Content in/broken.json
        $script = {
            param($module, $folder)
            Import-Module $module
            Set-Location $folder
            $row = Start-AtDelivery -FromArchive ./in -StatePath ./state-in -ToFolder ./from-in -Wait -ErrorAction SilentlyContinue -ErrorVariable problem
            "$($row.Delivered) $($row.State) $($problem[0].FullyQualifiedErrorId) $($problem[0].Exception.Message)"
        }
        $module = Get-ModuleManifest
        pwsh -NoProfile -Command $script -args $module, "$TestDrive" | Should -Match "^25 CaughtUp InvalidArchive,\S+ File 'broken.json' was read up to its damage"
        Remove-Item in/broken.json
    }

    It 'posts every event to an endpoint, with its header' {
        $siem = Start-StandIn ([ordered]@{ 'Authorization: Splunk planted-token' = '{}' })
        $header = [pscredential]::new('Authorization', (ConvertTo-Secret 'Splunk planted-token'))
        $row = Start-AtDelivery -FromArchive ./in -StatePath ./state-siem -ToEndpoint "$($siem.Uri)/services/collector?channel=planted" -EndpointCredential $header -Wait
        $siem.Listener.Stop()
        $row.State | Should -Be CaughtUp
        $row.Delivered | Should -Be 25
        "$($row | ConvertTo-Json)" | Should -Not -Match planted
        $seen = $siem.Seen.ToArray() -join "`n"
        $seen | Should -Match '^POST /services/collector\?channel=planted '
        $seen | Should -Match 'application/x-ndjson'
        ([regex]::Matches($seen, '"eventId"')).Count | Should -Be 25
        Get-ChildItem ./state-siem | ForEach-Object { [System.Text.Encoding]::Latin1.GetString([System.IO.File]::ReadAllBytes($_.FullName)) } | Should -Not -Match 'planted'
    }

    It 'reports an endpoint that refuses, and goes on later' {
        $siem = Start-StandIn ([ordered]@{})
        $row = Start-AtDelivery -FromArchive ./in -StatePath ./state-shut -ToEndpoint "$($siem.Uri)/" -Wait -ErrorAction SilentlyContinue -ErrorVariable problem
        $siem.Listener.Stop()
        $row.State | Should -Be Blocked
        $row.Pending | Should -Be 25
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'DeliveryBlocked,ActionTrail.Commands.Delivery.StartAtDeliveryCommand'
    }

    It 'refuses http to another machine' {
        Start-AtDelivery -FromArchive ./in -StatePath ./state-http -ToEndpoint http://siem.example.com/ -Wait -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'InvalidName,ActionTrail.Commands.Delivery.StartAtDeliveryCommand'
        $problem[0].Exception.Message | Should -Match 'https was expected'
    }

    It 'reports a folder that is not there' {
        Start-AtDelivery -FromArchive ./nowhere -StatePath ./state-nowhere -ToFolder ./x -Wait -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'NotFound,ActionTrail.Commands.Delivery.StartAtDeliveryCommand'
    }
}
