# A secret in every way of connecting: whatever the cmdlets then write, to whatever stream, file or history, none of it is there.
BeforeDiscovery {
    $modes = @(
        'access key', 'access key with token', 'environment', 'default chain', 'OIDC', 'ECS role', 'credentials URI', 'assumed role', 'member'
        'AK', 'StsToken', 'RamRoleArn', 'EcsRamRole', 'RamRoleArnWithRoleName', 'ChainableRamRoleArn', 'OIDC profile', 'CredentialsURI', 'External' | ForEach-Object { "profile $_" }
        'access_key', 'sts', 'ram_role_arn', 'ecs_ram_role', 'oidc_role_arn', 'credentials_uri' | ForEach-Object { "credentials.ini $_" }
    )
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestCloud.psm1')
    $cloud = New-TestCloud
    $user = New-TestUser
    $shop = (Get-AtMember Shop).AccountId
    $entrance = "acs:ram::${shop}:role/ResourceDirectoryAccountAccessRole"
    $null = Connect-AtAccount -LocalCloud $cloud -Credential ([pscredential]::new($user.AccessKeyId, (ConvertTo-Secret $user.AccessKeySecret))) -Name admin
    $session = New-TestSession -Context admin -RoleArn $entrance
    $sessionJson = @{
        Code = 'Success'; AccessKeyId = $session.AccessKeyId; AccessKeySecret = $session.AccessKeySecret; SecurityToken = $session.SecurityToken
        Expiration = $session.Expiration.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'")
    } | ConvertTo-Json -Compress
    $planted = @{ UserSecret = $user.AccessKeySecret; SessionSecret = $session.AccessKeySecret; SessionToken = $session.SecurityToken; OidcToken = 'planted.oidc.token' }

    $kept = @{}
    foreach ($name in @(Get-ChildItem env:ALIBABA_CLOUD_* | ForEach-Object Name) + 'HOME') {
        $kept[$name] = [Environment]::GetEnvironmentVariable($name)
        [Environment]::SetEnvironmentVariable($name, $null)
    }

    $env:HOME = "$TestDrive"
    $standIn = Start-StandIn ([ordered]@{
            '^PUT /latest/api/token' = 'metadata-token'
            'security-credentials/.+' = $sessionJson
            'security-credentials/ ' = 'instance-role'
            '^GET /credentials' = $sessionJson
            'AssumeRoleWithOIDC' = '{"RequestId":"1","Credentials":' + $sessionJson + '}'
            'GetCallerIdentity' = '{"RequestId":"1","IdentityType":"AssumedRoleUser","AccountId":"1234567890123456","PrincipalId":"3:x","RoleId":"3","Arn":"acs:ram::1234567890123456:assumed-role/ci/x"}'
        })
    $tokenFile = Join-Path $TestDrive 'oidc-token'
    Set-Content $tokenFile $planted.OidcToken
    $external = Join-Path $TestDrive 'external.json'
    @{ mode = 'AK'; access_key_id = $user.AccessKeyId; access_key_secret = $user.AccessKeySecret } | ConvertTo-Json | Set-Content $external

    $key = @{ access_key_id = $user.AccessKeyId; access_key_secret = $user.AccessKeySecret }
    $role = @{ ram_role_arn = $entrance; ram_session_name = 'planted' }
    $oidc = @{ oidc_provider_arn = 'acs:ram::1234567890123456:oidc-provider/ci'; oidc_token_file = $tokenFile }
    $null = New-Item (Join-Path $TestDrive '.aliyun') -ItemType Directory
    @{
        current = 'AK'
        profiles = @(
            @{ name = 'AK'; mode = 'AK' } + $key
            @{ name = 'StsToken'; mode = 'StsToken'; access_key_id = $session.AccessKeyId; access_key_secret = $session.AccessKeySecret; sts_token = $session.SecurityToken }
            @{ name = 'RamRoleArn'; mode = 'RamRoleArn' } + $key + $role
            @{ name = 'EcsRamRole'; mode = 'EcsRamRole'; ram_role_name = 'instance-role' }
            @{ name = 'RamRoleArnWithRoleName'; mode = 'RamRoleArnWithRoleName'; ram_role_name = 'instance-role' } + $role
            @{ name = 'ChainableRamRoleArn'; mode = 'ChainableRamRoleArn'; source_profile = 'AK' } + $role
            @{ name = 'OIDC profile'; mode = 'OIDC' } + $oidc + $role
            @{ name = 'CredentialsURI'; mode = 'CredentialsURI'; credentials_uri = "$($standIn.Uri)/credentials" }
            @{ name = 'External'; mode = 'External'; process_command = $IsWindows ? "cmd /c type $external" : "cat $external" }
        )
    } | ConvertTo-Json -Depth 4 | Set-Content (Join-Path $TestDrive '.aliyun/config.json')
    $keyLines = "access_key_id = $($user.AccessKeyId)", "access_key_secret = $($user.AccessKeySecret)"
    $sections = [ordered]@{
        access_key = $keyLines
        sts = "access_key_id = $($session.AccessKeyId)", "access_key_secret = $($session.AccessKeySecret)", "security_token = $($session.SecurityToken)"
        ram_role_arn = $keyLines + "role_arn = $entrance", 'role_session_name = planted'
        ecs_ram_role = 'role_name = instance-role'
        oidc_role_arn = "oidc_provider_arn = $($oidc.oidc_provider_arn)", "oidc_token_file = $tokenFile", "role_arn = $entrance"
        credentials_uri = "credentials_uri = $($standIn.Uri)/credentials"
    }
    $env:ALIBABA_CLOUD_CREDENTIALS_FILE = Join-Path $TestDrive 'credentials.ini'
    $sections.Keys | ForEach-Object { "[ini-$_]"; 'enable = true'; "type = $_"; $sections[$_]; '' } | Set-Content $env:ALIBABA_CLOUD_CREDENTIALS_FILE

    function Get-ConnectParameter {
        param([string] $Mode, [switch] $Wrong)
        $secret = ConvertTo-Secret ($Wrong ? 'planted-wrong-secret' : $user.AccessKeySecret)
        $credential = [pscredential]::new($user.AccessKeyId, $secret)
        $place = $Mode -match 'oidc|default chain' ? @{ Endpoint = $standIn.Uri } : @{ LocalCloud = $cloud }
        $parts = switch -Regex ($Mode) {
            '^access key$' { @{ Credential = $credential } }
            '^access key with token$' {
                @{ Credential = [pscredential]::new($session.AccessKeyId, (ConvertTo-Secret $session.AccessKeySecret)); SecurityToken = ConvertTo-Secret ($Wrong ? 'planted-wrong-secret' : $session.SecurityToken) }
            }
            '^environment$' { @{ FromEnvironment = $true } }
            '^OIDC$' { @{ OidcProviderArn = $oidc.oidc_provider_arn; OidcTokenFile = $tokenFile; OidcRoleArn = $entrance } }
            '^ECS role$' { @{ EcsRamRole = $true; EcsRoleName = 'instance-role'; MetadataEndpoint = $standIn.Uri } }
            '^credentials URI$' { @{ CredentialsUri = "$($standIn.Uri)/credentials" } }
            '^assumed role$' { @{ Credential = $credential; AssumeRole = $entrance } }
            '^member$' { @{ Credential = $credential; Member = 'Shop' } }
            '^profile (.*)' { @{ Profile = $Mode -replace '^profile ' } }
            '^credentials.ini (.*)' { @{ Profile = $Mode -replace '^credentials.ini ', 'ini-' } }
            'RoleName|profile Ecs|ini ecs' { @{ MetadataEndpoint = $standIn.Uri } }
        }
        foreach ($part in $parts) {
            $place += $part
        }

        $place
    }

    # What a user could come to see, of what a connection does, all of it as text.
    function Get-Shown {
        [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', 'Connect', Justification = 'The script block below splats it.')]
        param([hashtable] $Connect)
        $transcript = Join-Path $TestDrive "$([System.IO.Path]::GetRandomFileName()).log"
        $null = Start-Transcript $transcript
        try {
            $Error.Clear()
            & {
                $VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'
                Connect-AtAccount @Connect -Name planted -ErrorVariable problem -ErrorAction Continue
                $problem | Format-List * -Force
                Get-AtContext | Format-List * -Force
                Get-AtContext | ConvertTo-Json -Depth 6 -WarningAction SilentlyContinue
                if (Get-AtContext planted -ErrorAction SilentlyContinue) {
                    Get-AtContext planted | Format-Custom -Depth 6
                    Get-AtCallerIdentity -Context planted | Format-List * -Force
                    Get-AtEvent -Context planted -Since 1h -ErrorAction Continue | ForEach-Object { "$_" }
                    New-AtDeliveryRole 'broken name' -Context planted -ErrorAction Continue -ErrorVariable problem
                    $problem | Format-List * -Force
                    TabExpansion2 'Get-AtTrail -Context p' 22 | ConvertTo-Json -Depth 3
                    Disconnect-AtAccount planted
                }
            } *>&1 | Out-String -Width 8000
        }
        catch {
            $_ | Format-List * -Force | Out-String -Width 8000
        }
        finally {
            $null = Stop-Transcript
        }

        $Error | ForEach-Object { $_ | Format-List * -Force; "$($_.Exception)" } | Out-String -Width 8000
        Get-History | Format-List * | Out-String -Width 8000
        Get-Content $transcript -Raw
    }
}

AfterAll {
    $standIn.Listener.Stop()
    Get-ChildItem env:ALIBABA_CLOUD_* | Remove-Item
    foreach ($name in $kept.Keys) {
        [Environment]::SetEnvironmentVariable($name, $kept[$name])
    }

    Remove-TestCloud $cloud
}

Describe 'Secrets' {
    BeforeEach {
        $env:ALIBABA_CLOUD_ACCESS_KEY_ID = $user.AccessKeyId
        $env:ALIBABA_CLOUD_ACCESS_KEY_SECRET = $user.AccessKeySecret
    }

    It 'are shown nowhere when connecting by <_>' -ForEach $modes {
        $shown = (Get-Shown (Get-ConnectParameter $_)) -join "`n"
        $shown | Should -Match 'Sts.GetCallerIdentity|Sts.AssumeRole' -Because 'the connection was made'
        $shown | Should -Match 'Arn +: acs:ram::' -Because $shown
        foreach ($name in $planted.Keys) {
            $shown.Contains($planted[$name]) | Should -BeFalse -Because "$name must not be shown"
        }
    }

    It 'are shown nowhere when <_> is refused' -ForEach 'access key', 'access key with token', 'assumed role', 'member' {
        $shown = (Get-Shown (Get-ConnectParameter $_ -Wrong)) -join "`n"
        $shown | Should -Match 'AuthenticationFailed' -Because $shown
        foreach ($secret in @($planted.Values) + 'planted-wrong-secret') {
            $shown.Contains($secret) | Should -BeFalse
        }
    }

    It 'are in no event, delivered file or log that the local cloud keeps' {
        $null = New-TestTrail | Start-AtDelivery -Wait
        $null = Import-AtEvent -InputObject (New-AtSampleEvent 1)
        $latin = [System.Text.Encoding]::Latin1
        $files = Get-ChildItem $cloud.Path -Recurse -File | Where-Object Name -NotMatch '^(cloud\.db|cloud\.db-\w+|profiles\.json|cloud\.lock)$' # these hold the keys, readable by their owner alone; the lock is empty
        $files.Count | Should -BeGreaterThan 2
        foreach ($file in $files) {
            $stream = [System.IO.File]::Open($file.FullName, 'Open', 'Read', 'ReadWrite')
            $reader = [System.IO.StreamReader]::new($stream, $latin)
            $text = $reader.ReadToEnd()
            $reader.Dispose()
            foreach ($secret in $planted.Values) {
                $text.Contains($secret) | Should -BeFalse -Because "$($file.Name) must not hold it"
            }
        }

        foreach ($delivered in Search-AtArchive corp-audit -Context dest -Since 1d) {
            foreach ($secret in $planted.Values) {
                "$delivered".Contains($secret) | Should -BeFalse
            }
        }
    }
}
