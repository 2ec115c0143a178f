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
        @($found)[0].PSTypeNames | Should -Contain ActionTrail.Core.Events.AuditEvent
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

    It 'reports a trail that is not there, with its name as the target' {
        Search-AtArchive absent -Context dest -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'NotFound,ActionTrail.Commands.Events.SearchAtArchiveCommand'
        $problem[0].TargetObject | Should -Be absent
    }

    It 'completes trails' {
        Get-Completion 'Search-AtArchive c' | Should -Be corp-audit
    }

    It 'stops early' {
        @(Search-AtArchive corp-audit -Context dest | Select-Object -First 2).Count | Should -Be 2
    }
}
