# What cmdlets write is API: its types, its default table and the names in its JSON. tests/Fixtures/Json/output.json has the names;
# with ACTIONTRAIL_UPDATE=1 in the environment this file writes them anew, and the difference is for review.
BeforeDiscovery {
    $reads = @(
        @{ Name = 'Get-AtAccessKeyUsage'; Run = { Get-AtAccessKeyUsage (Get-AtEvent -First 1).UserIdentity.AccessKeyId } }
        @{ Name = 'Get-AtCallerIdentity'; Run = { Get-AtCallerIdentity } }
        @{ Name = 'Get-AtContext'; Run = { Get-AtContext } }
        @{ Name = 'Get-AtCoverage'; Run = { Get-AtCoverage } }
        @{ Name = 'Get-AtDataEventSelector'; Run = { Get-AtDataEventSelector corp-audit } }
        @{ Name = 'Get-AtDelegatedAdministrator'; Run = { Get-AtDelegatedAdministrator } }
        @{ Name = 'Get-AtDelivery'; Run = { Get-AtDelivery corp-audit } }
        @{ Name = 'Get-AtDeliveryHistory'; Run = { Get-AtDeliveryHistory } }
        @{ Name = 'Get-AtDeliveryRole'; Run = { Get-AtDeliveryRole -Context dest } }
        @{ Name = 'Get-AtDestination'; Run = { Get-AtDestination -Context dest } }
        @{ Name = 'Get-AtEvent'; Run = { Get-AtEvent -First 3 -Statement } }
        @{ Name = 'Get-AtFolder'; Run = { Get-AtFolder } }
        @{ Name = 'Get-AtInsightSelector'; Run = { Get-AtInsightSelector corp-audit } }
        @{ Name = 'Get-AtLocalCloud'; Run = { Get-AtLocalCloud } }
        @{ Name = 'Get-AtMember'; Run = { Get-AtMember } }
        @{ Name = 'Get-AtRegion'; Run = { Get-AtRegion } }
        @{ Name = 'Get-AtResourceDirectory'; Run = { Get-AtResourceDirectory } }
        @{ Name = 'Get-AtSetup'; Run = { Get-AtSetup corp-audit } }
        @{ Name = 'Get-AtTrail'; Run = { Get-AtTrail } }
        @{ Name = 'Get-AtTrailStatus'; Run = { Get-AtTrailStatus corp-audit } }
        @{ Name = 'Get-AtTrustPolicy'; Run = { Get-AtTrustPolicy -Context dest } }
        @{ Name = 'Measure-AtDelivery'; Run = { Measure-AtDelivery corp-audit -DestinationContext dest } }
        @{ Name = 'New-AtSampleEvent'; Run = { New-AtSampleEvent 2 } }
        @{ Name = 'Search-AtArchive'; Run = { Search-AtArchive -Bucket corp-audit -Context dest -First 3 -Statement } }
        @{ Name = 'Test-AtArchive'; Run = { Test-AtArchive -Bucket corp-audit -KeyPrefix corp-audit -Context dest -Statement } }
        @{ Name = 'Test-AtDelivery'; Run = { Test-AtDelivery corp-audit -DestinationContext dest -Member LogArchive } }
        @{ Name = 'Test-AtDeliveryRole'; Run = { Test-AtDeliveryRole -Context dest -ManagementAccountId (Get-AtContext mgmt).AccountId } }
        @{ Name = 'Test-AtDestination'; Run = { Get-AtDestination -Context dest | Test-AtDestination -ManagementAccountId (Get-AtContext mgmt).AccountId } }
        @{ Name = 'Test-AtSetup'; Run = { Test-AtSetup (New-AtSetup (Join-Path $TestDrive 'other.yaml') -Name other-audit -Force) } }
        @{ Name = 'Wait-AtDelivery'; Run = { Wait-AtDelivery corp-audit } }
    )
    # What only changing cmdlets write.
    $writes = @(
        @{ Name = 'Add-AtMember'; Run = { Add-AtMember (New-TestAccount $cloud Guest).AccountId } }
        @{ Name = 'Export-AtEvent'; Run = { Get-AtEvent -First 3 | Export-AtEvent (Join-Path $TestDrive 'found.json') } }
        @{ Name = 'Import-AtEvent'; Run = { New-AtSampleEvent 2 | Import-AtEvent -PassThru } }
        @{ Name = 'Install-AtSetup'; Run = { Install-AtSetup (New-AtSetup (Join-Path $TestDrive 'new.yaml') SingleAccount -Name new-audit) -Confirm:$false } }
        @{ Name = 'New-AtMaxComputeDestination'; Run = { New-AtMaxComputeDestination } }
        @{ Name = 'New-AtSlsDestination'; Run = { New-AtSlsDestination out-audit } }
        @{ Name = 'Test-AtArchive'; Run = { Test-AtArchive -Path (New-Item (Join-Path $TestDrive 'nothing') -ItemType Directory) } }
    )
    # Not in the table: Get-AtInsightEvent writes the events of Get-AtEvent; Invoke-AtQuery writes what the query names.
    $elsewhere = 'Get-AtInsightEvent', 'Invoke-AtQuery'
}

Describe 'Output' {
    BeforeAll {
        Import-Module (Join-Path $PSScriptRoot 'TestCloud.psm1')
        $cloud = New-TestCloud
        $null = New-TestTrail
        $null = Get-AtMember LogArchive | Register-AtDelegatedAdministrator
        $null = Set-AtInsightSelector corp-audit -InsightType IpInsight
        $null = New-AtSlsDestination hist-audit | New-AtTrail hist-trail
        $null = Start-AtDeliveryHistory hist-trail
        $null = Start-AtDelivery corp-audit -Wait
        $null = Get-AtMember Shop | New-AtSampleEvent 20 | Import-AtEvent
        $null = Wait-AtDelivery corp-audit
        # A connected secret, which no output may show.
        $user = New-TestUser -Name reader
        $secret = $user.AccessKeySecret
        $null = $cloud | Connect-AtAccount -Credential ([pscredential]::new($user.AccessKeyId, (ConvertTo-Secret $secret))) -Name reader
        Select-AtContext mgmt
        $update = $env:ACTIONTRAIL_UPDATE -eq '1'
        $path = Join-Path $PSScriptRoot '../Fixtures/Json/output.json'
        $known = (Test-Path $path) ? (Get-Content $path -Raw | ConvertFrom-Json -AsHashtable) : @{}
        $shapes = [ordered] @{}
    }

    AfterAll {
        Remove-TestCloud $cloud
        if ($update) {
            $null = New-Item (Split-Path $path) -ItemType Directory -Force
            $shapes | ConvertTo-Json -Depth 3 | Set-Content $path
        }
    }

    It 'is looked at for every cmdlet that only reads' -TestCases @{ Listed = $reads.Name + $elsewhere } {
        $readers = (Get-Command -Module ActionTrail | Where-Object { -not $_.Parameters.ContainsKey('WhatIf') -and $_.Verb -notin 'Connect', 'Disconnect', 'Select' }).Name
        $Listed | Sort-Object | Should -Be ($readers | Sort-Object)
    }

    It 'of every type is looked at' {
        $types = (Get-Command -Module ActionTrail).OutputType.Type.Where({ $_.Namespace -like 'ActionTrail.*' -and -not $_.IsArray }).FullName | Sort-Object -Unique
        $known.Keys.ForEach({ ($_ -split ' ')[1] }) | Sort-Object -Unique | Should -Be $types
    }

    It 'of <Name> is what it declares, in five columns, with the names that scripts know' -ForEach ($reads + $writes) {
        $out = @(& $Run)
        $out.Count | Should -BeGreaterThan 0 -Because 'nothing shows nothing'
        $declared = (Get-Command $Name).OutputType.Type
        foreach ($each in $out) {
            $declared.Where({ $_.IsInstanceOfType($each.PSObject.BaseObject) }).Count | Should -BeGreaterThan 0 -Because "$Name declares $declared and writes $($each.GetType())"
        }

        foreach ($group in $out | Where-Object { $_ -isnot [string] -and $_ -isnot [bool] } | Group-Object { $_.GetType().FullName }) {
            # What is shown by itself: a table, or the list that a statement has instead.
            $control = @((Get-FormatData -TypeName $group.Name -PowerShellVersion $PSVersionTable.PSVersion).FormatViewDefinition)[0].Control
            if ($control -is [System.Management.Automation.TableControl]) {
                $control.Headers.Count | Should -BeIn (1..5)
            }
            else {
                $control | Should -BeOfType System.Management.Automation.ListControl -Because "$($group.Name) has a view"
            }

            $list = $group.Group | Format-List | Out-String -Width 1000
            $list | Should -Not -Match '\d+/\d+/\d{4} \d+:\d\d' -Because 'times show in UTC, with a Z'
            $list | Should -Match '(?m)^\w+\s*: '

            $json = $group.Group | ConvertTo-Json -Depth 8 -EnumsAsStrings -WarningVariable cut -WarningAction SilentlyContinue
            $cut | Should -BeNullOrEmpty -Because "$($group.Name) is not endless"
            $json | ConvertFrom-Json -AsHashtable -NoEnumerate -DateKind String | ConvertTo-Json -Depth 8 | Should -BeExactly $json
            $json | Should -Not -Match '"ValueKind"|"IsEmpty"|\{\s*"Value":[^,{]*\}' -Because 'texts, numbers and objects need no wrapper'
            $json | Should -Not -Match '\[\s*\d{1,3},\s*\d{1,3},\s*\d{1,3},' -Because 'nobody reads bytes'
            $json | Should -Not -BeLike "*$secret*"
            $json | Should -Not -Match '"(Secret|AccessKeySecret|SecurityToken|Password|Connection|Trace)"'
            $names = @($json | ConvertFrom-Json -AsHashtable -NoEnumerate | ForEach-Object { $_ } | ForEach-Object Keys | Sort-Object -Unique)
            $shapes["$Name $($group.Name)"] = $names
            if (-not $update) {
                $known["$Name $($group.Name)"] | Should -Be $names -Because 'scripts read these names; ACTIONTRAIL_UPDATE=1 takes new ones over'
            }
        }
    }

    Context 'of an event' {
        BeforeAll {
            $record = '{"eventId":"11111111-0000-4000-8000-000000000001","eventTime":"2026-05-01T00:00:00Z","eventName":"RunInstances","serviceName":"Ecs","acsRegion":"cn-hangzhou","recipientAccountId":"1234567890123456",' +
                '"userIdentity":{"type":"ram-user","userName":"alice","accountId":"1234567890123456"},"requestParameters":{"InstanceId":"i-1","Amount":2,"Ratio":0.5,"Big":90071992547409931234,"DryRun":false,"Note":null,"When":"2026-05-01T00:00:00Z","Tag":[{"Key":"env","Value":"prod"}]},' +
                '"responseElements":{"Odd":{"name":1,"Name":2,"":3}},"unknownField":{"kept":true}}'
            $folder = New-Item (Join-Path $TestDrive 'events') -ItemType Directory
            Set-Content (Join-Path $folder 'one.json') $record
            $one = Search-AtArchive -Path $folder
        }

        It 'gives its parameters by their names, with the types of JSON' {
            $one.RequestParameters.InstanceId | Should -BeExactly i-1
            $one.requestParameters.instanceid | Should -BeExactly i-1
            $one.RequestParameters.Amount | Should -BeOfType long
            $one.RequestParameters.Ratio | Should -Be 0.5
            $one.RequestParameters.Big | Should -Be ([bigint]::Parse('90071992547409931234'))
            $one.RequestParameters.DryRun | Should -BeExactly $false
            $one.RequestParameters.Note | Should -BeNullOrEmpty
            $one.RequestParameters.When | Should -BeOfType string
            $one.RequestParameters.Tag[0].Value | Should -Be prod
            $one.UserIdentity.UserName | Should -Be alice
            $one.AdditionalEventData | Should -BeNullOrEmpty
            $one | Where-Object { $_.RequestParameters.Tag.Key -eq 'env' } | Should -Not -BeNullOrEmpty
        }

        It 'keeps names that differ by case only' {
            $odd = $one.ResponseElements.Odd
            $odd['name'], $odd['Name'], $odd[''] | Should -Be 1, 2, 3
        }

        It 'writes its parameters as JSON, and shows them in a list' {
            $parameters = ($one | ConvertTo-Json -Depth 8 | ConvertFrom-Json -AsHashtable -DateKind String).RequestParameters
            $parameters | ConvertTo-Json -Depth 8 -Compress | Should -BeExactly ($record -replace '^.*"requestParameters":' -replace ',"responseElements.*$')
            $one | Format-List | Out-String -Width 400 | Should -Match 'RequestParameters\s*: @\{InstanceId=i-1; Amount=2'
        }

        It 'gives the record as it came by ToJson' {
            $one.ToJson() | Should -BeExactly $record
            "$one" | Should -BeExactly $record
        }

        It 'judges reads and writes by the name where the record does not say' {
            $one.EventRw | Should -BeExactly Write
        }
    }
}
