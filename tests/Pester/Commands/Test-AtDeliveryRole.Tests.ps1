BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
    $owner = $cloud.ManagementAccountId

    function Get-Failed {
        @(Test-AtDeliveryRole @args -Context dest -ManagementAccountId $owner | Where-Object -Not Passed)
    }

    # Runs the command that the first failed check names, as it stands.
    function Invoke-Mend {
        param([Parameter(Mandatory)] [object] $Check)
        $null = . ([scriptblock]::Create($Check.Mend))
    }
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Test-AtDeliveryRole' {
    It 'passes a role that is ready' {
        $role = New-AtDeliveryRole Ready -Context dest | Set-AtTrustPolicy -ManagementAccountId $owner -PassThru
        $checks = $role | Test-AtDeliveryRole -ManagementAccountId $owner
        @($checks)[0].PSTypeNames | Should -Contain ActionTrail.Engine.Setup.SetupCheck
        $checks.Passed | Should -Not -Contain $false
        $role | Test-AtDeliveryRole -ManagementAccountId $owner -Quiet | Should -BeTrue
    }

    It 'finds the trust policy that was never edited, with the command that mends it' {
        $null = New-AtDeliveryRole -Context dest
        $failed = Get-Failed
        $failed.Check | Should -Match 'trusts ActionTrail acting for'
        $failed.Found | Should -Match "for the role's own account"
        Invoke-Mend $failed
        Get-Failed | Should -BeNullOrEmpty
    }

    It 'finds trust for <Name>' -ForEach @(
        @{ Name = 'another account'; Principal = '1234567890123456@actiontrail.aliyuncs.com'; Found = 'for account 1234567890123456' }
        @{ Name = 'a service that is none'; Principal = '{0}@actiontrial.aliyuncs.com'; Found = 'is no service' }
        @{ Name = 'everybody'; Principal = '*@actiontrail.aliyuncs.com'; Found = 'lets strangers in' }
    ) {
        $null = New-AtDeliveryRole Lint -Context dest
        Set-AtTrustPolicy Lint -Context dest -Document (@{
                Version = '1'; Statement = @(@{ Effect = 'Allow'; Action = 'sts:AssumeRole'; Principal = @{ Service = @($Principal -f $owner) } })
            } | ConvertTo-Json -Depth 5)
        $failed = @(Get-Failed Lint)
        $failed.Count | Should -Be 1
        $failed.Found | Should -Match $Found
        Invoke-Mend $failed[0]
        Get-Failed Lint | Should -BeNullOrEmpty
    }

    It 'decides about every permission that the trails of the account need, and names the statement' {
        $null = New-TestTrail
        $check = Test-AtDeliveryRole -Context dest -ManagementAccountId $owner | Where-Object Action -EQ 'oss:PutObject'
        $check.Passed | Should -BeTrue
        $check.Check | Should -Be 'oss:PutObject on bucket corp-audit below corp-audit/AliyunLogs/'
        $check.DecidedBy | Should -Be 'statement 0 of AliyunActionTrailDeliveryPolicy'
    }

    It 'finds policies that were taken off, and what it costs' {
        $none = [System.Threading.CancellationToken]::None
        $roles = (Get-ModuleType ActionTrail.Engine.Setup.DeliveryRoleSetup)::new((Get-Connection (Get-AtContext dest)))
        $roles.DetachPoliciesAsync((Get-ModuleType ActionTrail.Core.Accounts.RoleName)::Parse('ActionTrailDeliveryRole'), $none).GetAwaiter().GetResult()
        $failed = Get-Failed
        $failed[0].Check | Should -Be 'carries AliyunActionTrailDeliveryPolicy'
        $failed.Action | Should -Contain 'oss:PutObject'
        Invoke-Mend ($failed | Where-Object Action -EQ 'oss:PutObject')
        Get-Failed | Should -BeNullOrEmpty
    }

    It 'names the statement that denies, and the command that gets rid of it' {
        $none = [System.Threading.CancellationToken]::None
        $archive = Get-Connection (Get-AtContext dest)
        $null = (Get-ModuleType ActionTrail.Aliyun.Ram.RamPolicyClient)::new($archive).CreateAsync(
            'no-writes', '{"Version":"1","Statement":[{"Effect":"Deny","Action":"oss:Put*","Resource":"*"}]}', $null, $none).GetAwaiter().GetResult()
        $name = (Get-ModuleType ActionTrail.Core.Accounts.RoleName)::Parse('ActionTrailDeliveryRole')
        (Get-ModuleType ActionTrail.Aliyun.Ram.RamClient)::new($archive).AttachPolicyAsync($name, (Get-ModuleType ActionTrail.Aliyun.Ram.PolicyId)::Custom('no-writes'), $none).GetAwaiter().GetResult()
        $failed = Get-Failed
        $failed.DecidedBy | Should -Be 'statement 0 of no-writes'
        Invoke-Mend $failed
        Get-Failed | Should -BeNullOrEmpty
    }

    It 'names the control policy that denies, and says what it cannot read without the management account' {
        $none = [System.Threading.CancellationToken]::None
        $controls = (Get-ModuleType ActionTrail.Aliyun.ResourceDirectory.ControlPolicyClient)::new((Get-Connection (Get-AtContext mgmt)))
        $controls.EnableAsync($none).GetAwaiter().GetResult()
        $policy = $controls.CreateAsync('no-writes', '{"Version":"1","Statement":[{"Effect":"Deny","Action":"oss:Put*","Resource":"*"}]}', $null, $none).GetAwaiter().GetResult()
        $controls.AttachAsync($policy.PolicyId, (Get-AtResourceDirectory).RootFolderId, $none).GetAwaiter().GetResult()
        $failed = Get-Failed
        $failed.DecidedBy | Should -Match '^statement 0 of control policy no-writes on folder Root'
        { Invoke-Mend $failed } | Should -Not -Throw

        Test-AtDeliveryRole -Context dest -ManagementAccountId 1234567890123456 -WarningVariable warned -WarningAction SilentlyContinue | Out-Null
        $warned[0].Message | Should -Match 'control policies'
        $controls.DisableAsync($none).GetAwaiter().GetResult()
    }

    It 'finds a role that is not there' {
        $check = Test-AtDeliveryRole Missing -Context dest -ManagementAccountId $owner
        $check.Passed | Should -BeFalse
        Invoke-Mend $check
        Test-AtDeliveryRole Missing -Context dest -ManagementAccountId $owner -Quiet | Should -BeTrue
    }

    It 'finds an account that is outside the directory' {
        $null = New-TestAccount $cloud Outsider
        $null = New-AtDeliveryRole -Context Outsider | Set-AtTrustPolicy -ManagementAccountId $owner
        $check = Test-AtDeliveryRole -Context Outsider -ManagementAccountId $owner | Where-Object Check -EQ 'belongs to an account of the directory'
        $check.Passed | Should -BeFalse
        Invoke-Mend $check
        Test-AtDeliveryRole -Context Outsider -ManagementAccountId $owner -Quiet | Should -BeTrue
    }

    It 'refuses an account id that is none, with the role as the target' {
        Test-AtDeliveryRole Ready -Context dest -ManagementAccountId 12 -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'InvalidName,ActionTrail.Commands.Roles.TestAtDeliveryRoleCommand'
        $problem[0].TargetObject | Should -Be Ready
    }

    It 'completes names' {
        Get-Completion 'Test-AtDeliveryRole -Context dest -Name Rea' | Should -Be Ready
    }
}
