# The module against a cloud that `attrail serve` serves: real HTTP over loopback, real host names in the requests' signatures.
BeforeDiscovery {
    $attrail = @(Get-ChildItem (Join-Path $PSScriptRoot '../../src/ActionTrail.Cli/bin/*/net10.0/attrail.dll') | Sort-Object LastWriteTime -Descending)[0]
}

Describe 'A served cloud' -ForEach @(@{ Attrail = $attrail }) {
    BeforeAll {
        Import-Module (Join-Path $PSScriptRoot 'TestCloud.psm1')
        $folder = Join-Path $TestDrive 'served'
        $start = [System.Diagnostics.ProcessStartInfo]::new('dotnet')
        $Attrail.FullName, 'serve', '--path', $folder, '--urls', 'http://127.0.0.1:0', '--sample', '--deliver-every', '0.5' | ForEach-Object { $start.ArgumentList.Add($_) }
        $start.RedirectStandardOutput = $true
        $server = [System.Diagnostics.Process]::Start($start)
        $endpoint = $null
        while (($line = $server.StandardOutput.ReadLine()) -notmatch 'Ready\.') {
            if ($null -eq $line) { throw 'attrail serve ended before it was ready.' }
            if ($line -match '^Endpoint\s+(\S+)') { $endpoint = $Matches[1] }
        }

        $profiles = (Get-Content (Join-Path $folder 'profiles.json') -Raw | ConvertFrom-Json).profiles
        $key = @{}
        foreach ($each in $profiles) {
            $key[$each.name] = [pscredential]::new($each.access_key_id, (ConvertTo-Secret $each.access_key_secret))
        }

        $mgmt = Connect-AtAccount -Endpoint $endpoint -Credential $key.Management -Name served-mgmt
        $dest = Connect-AtAccount -Endpoint $endpoint -Credential $key.LogArchive -Name served-dest
        Select-AtContext served-mgmt
    }

    AfterAll {
        Get-AtContext served-* | Disconnect-AtAccount
        if ($server -and -not $server.HasExited) {
            $server.Kill()
            $server.WaitForExit()
        }
    }

    It 'is connected to as an account, and says where' {
        $mgmt.Arn | Should -Be "acs:ram::$($mgmt.AccountId):root"
        $mgmt.IsLocalCloud | Should -BeFalse
        $mgmt.Endpoint | Should -BeLike "$endpoint*"
        (Get-AtMember -Context served-mgmt).DisplayName | Should -Contain LogArchive
    }

    It 'takes the environment, a profile, an assumed role and a member over HTTP, too' {
        $kept = @{}
        foreach ($name in 'ALIBABA_CLOUD_ACCESS_KEY_ID', 'ALIBABA_CLOUD_ACCESS_KEY_SECRET', 'ALIBABA_CLOUD_SECURITY_TOKEN', 'HOME') {
            $kept[$name] = [Environment]::GetEnvironmentVariable($name)
        }

        try {
            [Environment]::SetEnvironmentVariable('ALIBABA_CLOUD_SECURITY_TOKEN', $null)
            $env:ALIBABA_CLOUD_ACCESS_KEY_ID = $key.LogArchive.UserName
            $env:ALIBABA_CLOUD_ACCESS_KEY_SECRET = $key.LogArchive.GetNetworkCredential().Password
            (Connect-AtAccount -Endpoint $endpoint -FromEnvironment -Name served-environment).AccountId | Should -Be $dest.AccountId

            $env:HOME = "$TestDrive"
            $null = New-Item (Join-Path $TestDrive '.aliyun') -ItemType Directory -Force
            $audit = @{ name = 'audit'; mode = 'AK'; access_key_id = $key.LogArchive.UserName; access_key_secret = $key.LogArchive.GetNetworkCredential().Password; region_id = 'cn-beijing' }
            @{ current = 'audit'; profiles = @($audit) } | ConvertTo-Json -Depth 4 | Set-Content (Join-Path $TestDrive '.aliyun/config.json')
            $context = Connect-AtAccount -Endpoint $endpoint -Profile audit -Name served-profile
            $context.AccountId, $context.Region | Should -Be $dest.AccountId, cn-beijing
        }
        finally {
            $kept.Keys.ForEach({ [Environment]::SetEnvironmentVariable($_, $kept[$_]) })
        }

        # Root cannot assume roles; a user can.
        $user = New-TestUser -Context served-mgmt
        $userKey = [pscredential]::new($user.AccessKeyId, (ConvertTo-Secret $user.AccessKeySecret))
        $shop = (Get-AtMember Shop -Context served-mgmt).AccountId
        (Connect-AtAccount -Endpoint $endpoint -Credential $userKey -Member Shop -Name served-member).AccountId | Should -Be $shop
        $role = Connect-AtAccount -Endpoint $endpoint -Credential $userKey -AssumeRole "acs:ram::${shop}:role/ResourceDirectoryAccountAccessRole" -RoleSessionName audit -Name served-role
        $role.Arn | Should -Match "^acs:ram::${shop}:assumed-role/.*/audit$"
    }

    It 'refuses a wrong secret, and the error names the key alone' {
        $wrong = [pscredential]::new($key.Management.UserName, (ConvertTo-Secret 'planted-secret'))
        Connect-AtAccount -Endpoint $endpoint -Credential $wrong -Name served-wrong -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'AuthenticationFailed,ActionTrail.Commands.Connection.ConnectAtAccountCommand'
        $problem[0].TargetObject | Should -Be $key.Management.UserName
    }

    It 'gets the whole set-up, delivers, and gives every event back' {
        $delivery = New-AtDeliveryRole -Context served-dest | Set-AtTrustPolicy -ManagementAccountId $mgmt.AccountId -PassThru
        $trail = New-AtOssDestination -Context served-dest -Bucket served-audit -KeyPrefix served-audit |
            New-AtTrail -Context served-mgmt -Name served-trail -Organization -Role $delivery
        $trail | Enable-AtTrail
        $member = Connect-AtAccount -Endpoint $endpoint -Credential $key.Shop -Name served-shop
        $null = New-AtDeliveryRole -Context $member -Name shop-role
        $deadline = [DateTimeOffset]::UtcNow.AddSeconds(60)
        do {
            Start-Sleep -Milliseconds 500
            $found = Search-AtArchive -Bucket served-audit -KeyPrefix served-audit -Context served-dest -EventName CreateRole -AccountId $member.AccountId
        } until ($found -or [DateTimeOffset]::UtcNow -gt $deadline)

        $found.RequestParameters.RoleName | Should -Be shop-role
        (Get-AtEvent CreateRole -Context served-shop -First 1).EventId | Should -Be $found.EventId
        (Get-AtTrailStatus served-trail -Context served-mgmt).LatestDeliveryTime | Should -Not -BeNullOrEmpty
    }

    It 'reports a cloud that is gone as a transport error that names the endpoint' {
        $context = Connect-AtAccount -Endpoint $endpoint -Credential $key.Build -Name served-late
        $server.Kill()
        $server.WaitForExit()
        Get-AtTrail -Context $context -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -Match '^[A-Z]\w+,ActionTrail\.Commands\.Trails\.GetAtTrailCommand$'
        $problem[0].CategoryInfo.Category | Should -Be ConnectionError
    }
}
