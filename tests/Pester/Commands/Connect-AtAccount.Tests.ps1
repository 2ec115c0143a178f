BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
    $user = New-TestUser
    $userArn = "acs:ram::$($cloud.ManagementAccountId):user/admin"
    $secret = ConvertTo-Secret $user.AccessKeySecret
    $key = [pscredential]::new($user.AccessKeyId, $secret)
    $null = Connect-AtAccount -LocalCloud $cloud -Credential $key -Name admin
    $shop = (Get-AtMember Shop).AccountId
    $entrance = "acs:ram::${shop}:role/ResourceDirectoryAccountAccessRole"
    $session = New-TestSession -Context admin -RoleArn $entrance
    $sessionJson = @{
        Code = 'Success'; AccessKeyId = $session.AccessKeyId; AccessKeySecret = $session.AccessKeySecret; SecurityToken = $session.SecurityToken
        Expiration = $session.Expiration.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'")
    } | ConvertTo-Json

    # Nothing of the machine's own may decide what these tests find.
    $kept = @{}
    foreach ($name in @(Get-ChildItem env:ALIBABA_CLOUD_* | ForEach-Object Name) + 'HOME') {
        $kept[$name] = [Environment]::GetEnvironmentVariable($name)
        [Environment]::SetEnvironmentVariable($name, $null)
    }

    $env:HOME = "$TestDrive"
    $env:ALIBABA_CLOUD_ECS_METADATA_DISABLED = 'true'
}

AfterAll {
    Get-ChildItem env:ALIBABA_CLOUD_* | Remove-Item
    foreach ($name in $kept.Keys) {
        [Environment]::SetEnvironmentVariable($name, $kept[$name])
    }

    Remove-TestCloud $cloud
}

Describe 'Connect-AtAccount' {
    AfterEach {
        Get-AtContext extra* | Disconnect-AtAccount
        Remove-Item env:ALIBABA_CLOUD_ACCESS_KEY_*, env:ALIBABA_CLOUD_REGION_ID, env:ALIBABA_CLOUD_CREDENTIALS_FILE -ErrorAction Ignore
    }

    Context 'a local cloud' {
        It 'connects to the management account when no other is named' {
            $context = Connect-AtAccount -LocalCloud $cloud.Path -Name extra
            @($context)[0].PSTypeNames | Should -Contain ActionTrail.Commands.Connection.AtContext
            $context.AccountId | Should -Be $cloud.ManagementAccountId
            $context.IsLocalCloud | Should -BeTrue
            $context.Arn | Should -Be "acs:ram::$($cloud.ManagementAccountId):root"
        }

        It 'never takes the real cloud for a local one that is missing' {
            foreach ($missing in @{ LocalCloud = $null }, @{ LocalCloud = '' }, @{ Account = 'Management' }) {
                $env:ALIBABA_CLOUD_ACCESS_KEY_ID, $env:ALIBABA_CLOUD_ACCESS_KEY_SECRET = 'LTAIreal', 'real'
                $problem = { Connect-AtAccount @missing -Name extra } | Should -Throw -PassThru -ErrorId 'InvalidConfiguration,ActionTrail.Commands.Connection.ConnectAtAccountCommand'
                "$problem" | Should -BeLike '*-LocalCloud*'
            }

            { Connect-AtAccount -LocalCloud $cloud -Endpoint http://127.0.0.1:8800 } | Should -Throw '*-LocalCloud*-Endpoint*exclude each other*'
            Get-AtContext extra* | Should -BeNullOrEmpty
        }

        It 'knows a folder with and without a slash at its end' {
            (Connect-AtAccount -LocalCloud "$($cloud.Path)/" -Name extra).Endpoint | Should -BeExactly (Get-AtContext mgmt).Endpoint
        }

        It 'takes the cloud from the pipeline and an account by name or id' {
            ($cloud | Connect-AtAccount Shop -Name extra).AccountId | Should -Be $shop
            ($cloud | Connect-AtAccount $shop -Name extra2).AccountId | Should -Be $shop
        }

        It 'replaces a context of the same name' {
            $null = $cloud | Connect-AtAccount Shop -Name extra
            $null = $cloud | Connect-AtAccount Build -Name extra
            (Get-AtContext extra).AccountId | Should -Be (Get-AtMember Build).AccountId
        }

        It 'names the account that the cloud does not have' {
            $problem = { Connect-AtAccount -LocalCloud $cloud -Account Nobody -Name extra } |
                Should -Throw -PassThru -ErrorId 'InvalidConfiguration,ActionTrail.Commands.Connection.ConnectAtAccountCommand'
            $problem.TargetObject | Should -Be Nobody
        }

        It 'refuses a folder that holds none' {
            { Connect-AtAccount -LocalCloud $TestDrive } | Should -Throw -ExpectedMessage '*holds no local cloud*'
        }

        It 'completes accounts' {
            Get-Completion 'Connect-AtAccount -Account Sh' | Should -Be Shop
        }
    }

    Context 'sources of credentials' {
        It 'takes an access key' {
            (Connect-AtAccount -LocalCloud $cloud -Credential $key -Name extra).Arn | Should -Be $userArn
        }

        It 'takes a temporary key with its token' {
            $temporary = [pscredential]::new($session.AccessKeyId, (ConvertTo-Secret $session.AccessKeySecret))
            $context = Connect-AtAccount -LocalCloud $cloud -Credential $temporary -SecurityToken (ConvertTo-Secret $session.SecurityToken) -Name extra
            $context.AccountId | Should -Be $shop
        }

        It 'takes the environment, said or by default, and its region' {
            $env:ALIBABA_CLOUD_ACCESS_KEY_ID = $user.AccessKeyId
            $env:ALIBABA_CLOUD_ACCESS_KEY_SECRET = $user.AccessKeySecret
            (Connect-AtAccount -LocalCloud $cloud -FromEnvironment -Name extra).Arn | Should -Be $userArn
        }

        It 'takes a profile of the aliyun CLI, with its region, and completes its name' {
            $null = New-Item (Join-Path $TestDrive '.aliyun') -ItemType Directory -Force
            @{
                current = 'other'
                profiles = @(
                    @{ name = 'audit'; mode = 'AK'; access_key_id = $user.AccessKeyId; access_key_secret = $user.AccessKeySecret; region_id = 'cn-beijing' }
                    @{ name = 'shop'; mode = 'ChainableRamRoleArn'; source_profile = 'audit'; ram_role_arn = $entrance; ram_session_name = 'chained' }
                )
            } | ConvertTo-Json -Depth 4 | Set-Content (Join-Path $TestDrive '.aliyun/config.json')
            $context = Connect-AtAccount -LocalCloud $cloud -Profile audit -Name extra
            $context.Arn | Should -Be $userArn
            $context.Region | Should -Be cn-beijing
            (Connect-AtAccount -LocalCloud $cloud -Profile audit -Region cn-shanghai -Name extra).Region | Should -Be cn-shanghai
            (Connect-AtAccount -LocalCloud $cloud -Profile shop -Name extra).Arn | Should -Match "^acs:ram::${shop}:assumed-role/.*/chained$"
            Get-Completion 'Connect-AtAccount -Profile au' | Should -Be audit
        }

        It 'takes a section of the credentials file' {
            $env:ALIBABA_CLOUD_CREDENTIALS_FILE = Join-Path $TestDrive 'credentials.ini'
            Set-Content $env:ALIBABA_CLOUD_CREDENTIALS_FILE "[fromini]`nenable = true`ntype = access_key`naccess_key_id = $($user.AccessKeyId)`naccess_key_secret = $($user.AccessKeySecret)"
            (Connect-AtAccount -LocalCloud $cloud -Profile fromini -Name extra).Arn | Should -Be $userArn
        }

        It 'takes the role of an ECS instance' {
            $standIn = Start-StandIn ([ordered]@{ '^PUT /latest/api/token' = 'metadata-token'; 'security-credentials/.+' = $sessionJson; 'security-credentials/ ' = 'instance-role' })
            $context = Connect-AtAccount -LocalCloud $cloud -EcsRamRole -EcsRoleName instance-role -MetadataEndpoint $standIn.Uri -Name extra
            $standIn.Listener.Stop()
            $context.AccountId | Should -Be $shop
        }

        It 'takes a credentials URI' {
            $standIn = Start-StandIn ([ordered]@{ '^GET /credentials' = $sessionJson })
            $context = Connect-AtAccount -LocalCloud $cloud -CredentialsUri "$($standIn.Uri)/credentials" -Name extra
            $standIn.Listener.Stop()
            $context.AccountId | Should -Be $shop
        }

        It 'takes an OIDC token' {
            Set-Content (Join-Path $TestDrive 'token') 'planted.oidc.token'
            $standIn = Start-StandIn ([ordered]@{
                    'AssumeRoleWithOIDC(.|\n)*planted\.oidc\.token' = '{"RequestId":"1","Credentials":{"AccessKeyId":"STS.x","AccessKeySecret":"y","SecurityToken":"z","Expiration":"2999-01-01T00:00:00Z"}}'
                    'GetCallerIdentity' = '{"RequestId":"1","IdentityType":"AssumedRoleUser","AccountId":"1234567890123456","PrincipalId":"3:x","RoleId":"3","Arn":"acs:ram::1234567890123456:assumed-role/ci/x"}'
                })
            $context = Connect-AtAccount -Endpoint $standIn.Uri -OidcProviderArn acs:ram::1234567890123456:oidc-provider/ci -OidcTokenFile (Join-Path $TestDrive 'token') -OidcRoleArn acs:ram::1234567890123456:role/ci -Name extra
            $standIn.Listener.Stop()
            $context.Arn | Should -Be 'acs:ram::1234567890123456:assumed-role/ci/x'
            $context.IsLocalCloud | Should -BeFalse
        }

        It 'asks the default chain in its order when nothing is said, and lists what each link said' {
            $standIn = Start-StandIn ([ordered]@{ 'GetCallerIdentity' = '{"RequestId":"1","IdentityType":"RAMUser","AccountId":"1234567890123456","PrincipalId":"2","UserId":"2","Arn":"acs:ram::1234567890123456:user/chain"}' })
            $env:ALIBABA_CLOUD_ACCESS_KEY_ID = 'LTAI5tChain'
            $env:ALIBABA_CLOUD_ACCESS_KEY_SECRET = 'chain'
            $env:ALIBABA_CLOUD_REGION_ID = 'cn-beijing'
            $context = Connect-AtAccount -Endpoint $standIn.Uri -Name extra
            $standIn.Listener.Stop()
            $context.Arn | Should -Be 'acs:ram::1234567890123456:user/chain'
            $context.Region | Should -Be cn-beijing

            Remove-Item env:ALIBABA_CLOUD_ACCESS_KEY_*, (Join-Path $TestDrive '.aliyun') -Recurse -ErrorAction Ignore
            { Connect-AtAccount -Name extra } | Should -Throw -ErrorId 'CredentialUnavailable,ActionTrail.Commands.Connection.ConnectAtAccountCommand' -ExpectedMessage '*Environment:*CLI profile:*Credentials file:*ECS role:*'
        }
    }

    Context 'addresses' {
        It 'refuses <Value> as -<Parameter>, and says what is expected' -ForEach @(
            @{ Parameter = 'Endpoint'; Value = '127.0.0.1:8800' }
            @{ Parameter = 'Proxy'; Value = 'proxy.example' }
            @{ Parameter = 'CredentialsUri'; Value = 'file:///tmp/key' }
        ) {
            $address = @{ $Parameter = $Value; Name = 'extra' }
            { Connect-AtAccount @address } | Should -Throw -ErrorId 'InvalidConfiguration,ActionTrail.Commands.Connection.ConnectAtAccountCommand' -ExpectedMessage "*-$Parameter is '$Value'*http://*"
        }
    }

    Context 'roles' {
        It 'assumes a role with any source' {
            $context = Connect-AtAccount -LocalCloud $cloud -Credential $key -AssumeRole $entrance -RoleSessionName auditor -Name extra
            $context.AccountId | Should -Be $shop
            $context.Arn | Should -Match '/auditor$'
        }

        It 'enters a member by name or id' {
            (Connect-AtAccount -LocalCloud $cloud -Credential $key -Member Shop -Name extra).AccountId | Should -Be $shop
            (Connect-AtAccount -LocalCloud $cloud -Credential $key -Member $shop -Name extra).AccountId | Should -Be $shop
        }

        It 'names a member that is not there' {
            Connect-AtAccount -LocalCloud $cloud -Credential $key -Member Nobody -Name extra -ErrorAction SilentlyContinue -ErrorVariable problem
            $problem[0].FullyQualifiedErrorId | Should -BeExactly 'NotFound,ActionTrail.Commands.Connection.ConnectAtAccountCommand'
        }
    }

    Context 'secrets' {
        It 'shows none: source <_>' -ForEach @('key', 'environment', 'session') {
            $parameters = @{ LocalCloud = $cloud; Name = 'extra'; Verbose = $true; Debug = $true; ErrorAction = 'SilentlyContinue' }
            switch ($_) {
                'key' { $parameters.Credential = $key }
                'environment' {
                    $env:ALIBABA_CLOUD_ACCESS_KEY_ID = $user.AccessKeyId
                    $env:ALIBABA_CLOUD_ACCESS_KEY_SECRET = $user.AccessKeySecret
                    $parameters.FromEnvironment = $true
                }
                'session' {
                    $parameters.Credential = [pscredential]::new($session.AccessKeyId, (ConvertTo-Secret $session.AccessKeySecret))
                    $parameters.SecurityToken = ConvertTo-Secret $session.SecurityToken
                }
            }

            $shown = & {
                Connect-AtAccount @parameters | Format-List * -Force
                Get-AtContext extra | ConvertTo-Json -Depth 6 -WarningAction SilentlyContinue
                Get-AtEvent -Context extra -Since 1h -Verbose -Debug | ForEach-Object { "$_" }
                New-AtDeliveryRole 'broken name' -Context extra -ErrorAction SilentlyContinue -ErrorVariable problem
                $problem | Format-List * -Force
            } *>&1 | Out-String -Width 4000
            $shown | Should -Not -BeNullOrEmpty
            foreach ($planted in $user.AccessKeySecret, $session.AccessKeySecret, $session.SecurityToken) {
                $shown.Contains($planted) | Should -BeFalse
            }
        }

        It 'shows none when the cloud refuses the key' {
            $unknown = [pscredential]::new('LTAI5tUnknownKey00000000', (ConvertTo-Secret 'planted-secret'))
            Connect-AtAccount -LocalCloud $cloud -Credential $unknown -Name extra -ErrorAction SilentlyContinue -ErrorVariable problem -Verbose -Debug *> $TestDrive/streams.txt
            $problem[0].FullyQualifiedErrorId | Should -BeExactly 'AuthenticationFailed,ActionTrail.Commands.Connection.ConnectAtAccountCommand'
            $problem[0].TargetObject | Should -Be 'LTAI5tUnknownKey00000000'
            Get-Content $TestDrive/streams.txt -Raw | Should -Not -Match 'planted-secret'
            $problem[0] | Format-List * -Force | Out-String | Should -Not -Match 'planted-secret'
        }
    }
}
