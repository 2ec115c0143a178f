BeforeDiscovery {
    # Every single manual change, made by a cmdlet, and what it shows up as.
    $changes = @(
        @{ Change = 'the trail is stopped'; Do = { Disable-AtTrail corp-audit -Confirm:$false }; Resource = 'Trail corp-audit'; Property = 'enabled'; Weaker = $true }
        @{ Change = 'the trail delivers writes only'; Do = { $null = Set-AtInsightSelector corp-audit -InsightType @(); Set-AtTrail corp-audit -EventRw Write }; Resource = 'Trail corp-audit'; Property = 'events', 'insights'; Weaker = $true }
        @{ Change = 'the trail covers one region'; Do = { $null = Set-AtInsightSelector corp-audit -InsightType @(); Set-AtTrail corp-audit -Region cn-hangzhou }; Resource = 'Trail corp-audit'; Property = 'regions', 'insights'; Weaker = $true }
        @{ Change = 'the bucket is taken off the trail'; Do = { Set-AtTrail corp-audit -WithoutDestination OSS }; Resource = 'Trail corp-audit'; Property = 'oss.bucket', 'oss.prefix', 'oss.role'; Weaker = $true }
        @{ Change = 'the Log Service project is taken off the trail'; Do = { Set-AtTrail corp-audit -WithoutDestination SLS }; Resource = 'Trail corp-audit'; Property = 'sls.project', 'sls.role'; Weaker = $true }
        @{ Change = 'the MaxCompute project is taken off the trail'; Do = { Set-AtTrail corp-audit -WithoutDestination MaxCompute }; Resource = 'Trail corp-audit'; Property = 'maxCompute.project', 'maxCompute.role'; Weaker = $true }
        @{ Change = 'the key prefix changes'; Do = { Set-AtTrail corp-audit -Role $role -Destination (New-AtOssDestination $bucket -Context dest -KeyPrefix other-prefix) }; Resource = 'Trail corp-audit'; Property = 'oss.prefix'; Weaker = $false }
        @{ Change = 'the trail writes to another bucket'; Do = { Set-AtTrail corp-audit -Role $role -Destination (New-AtOssDestination other-bucket -Context dest -KeyPrefix corp-audit) }; Resource = 'Trail corp-audit'; Property = 'oss.bucket'; Weaker = $false }
        @{ Change = 'the insights are taken off'; Do = { Set-AtInsightSelector corp-audit -InsightType @() }; Resource = 'Trail corp-audit'; Property = 'insights'; Weaker = $true }
        @{ Change = 'one kind of insights is left'; Do = { Set-AtInsightSelector corp-audit -InsightType IpInsight }; Resource = 'Trail corp-audit'; Property = 'insights'; Weaker = $true }
        @{ Change = 'the data events are taken off'; Do = { Remove-AtDataEventSelector corp-audit -Confirm:$false }; Resource = 'Trail corp-audit'; Property = 'dataEvents'; Weaker = $true }
        @{ Change = 'other data events are selected'; Do = { Set-AtDataEventSelector corp-audit -ServiceName Oss -EventRw Read }; Resource = 'Trail corp-audit'; Property = 'dataEvents'; Weaker = $false }
        @{ Change = 'the trust names another account'; Do = { Set-AtTrustPolicy ActionTrailDeliveryRole -Context dest -ManagementAccountId 1999999999999999 }; Resource = 'Role ActionTrailDeliveryRole'; Property = 'trust'; Weaker = $true }
        @{ Change = 'the role is deleted'; Do = { Remove-AtDeliveryRole ActionTrailDeliveryRole -Context dest -Confirm:$false }; Resource = 'Role ActionTrailDeliveryRole'; Property = 'exists'; Weaker = $true }
        @{ Change = 'the bucket is encrypted otherwise'; Do = { New-AtOssDestination $bucket -Context dest -Encryption KMS }; Resource = 'Bucket *'; Property = 'encryption'; Weaker = $false }
        @{ Change = 'the bucket is deleted'; Do = { $destinations | Where-Object Kind -EQ OSS | Remove-AtDestination -Context dest -Confirm:$false }; Resource = 'Bucket *'; Property = 'exists'; Weaker = $true }
        @{ Change = 'the MaxCompute project is deleted'; Do = { $destinations | Where-Object Kind -EQ MaxCompute | Remove-AtDestination -Context dest -Confirm:$false }; Resource = 'MaxCompute project *'; Property = 'exists'; Weaker = $true }
        @{ Change = 'the history job is deleted'; Do = { Get-AtDeliveryHistory | Remove-AtDeliveryHistory -Confirm:$false }; Resource = 'History *'; Property = 'exists'; Weaker = $true }
        @{ Change = 'the delegated administrator is unregistered'; Do = { Unregister-AtDelegatedAdministrator Shop -Confirm:$false }; Resource = 'Delegated administrator *'; Property = 'exists'; Weaker = $true }
    )
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
    $null = Connect-AtAccount -LocalCloud $cloud -Account Shop -Name shop
    Select-AtContext mgmt
    $path = Join-Path $TestDrive 'setup.yaml'
    $null = New-AtSetup $path AllStores
    $text = (Get-Content $path -Raw) -replace '(?m)^accounts:\n', "accounts:`n  shop: { context: shop }`n"
    Set-Content $path ($text + "delegatedAdministrator: { account: shop, management: management }`n")
    $null = Install-AtSetup $path -Confirm:$false
    $destinations = Get-AtTrail corp-audit | Get-AtDestination -Context dest
    $bucket = ($destinations | Where-Object Kind -EQ OSS).Name
    $role = (Get-AtDeliveryRole ActionTrailDeliveryRole -Context dest).Arn
    $shared = Test-AtSetup $path
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Test-AtSetup' {
    It 'finds nothing right after an install' {
        $shared | Should -BeNullOrEmpty
        Test-AtSetup $path -Quiet | Should -BeTrue
    }

    It 'finds that <Change>, and an install mends exactly that' -ForEach $changes {
        $null = & $Do
        $drift = @(Test-AtSetup $path)
        $drift.Property | Sort-Object | Should -Be ($Property | Sort-Object)
        $drift | ForEach-Object { $_.Resource | Should -BeLike $Resource }
        $drift[0].GetType().FullName | Should -Be ActionTrail.Engine.Setup.SetupStep
        @(Test-AtSetup $path -Weaker).Count -gt 0 | Should -Be $Weaker
        Test-AtSetup $path -Quiet | Should -BeFalse

        $made = Install-AtSetup $path -Confirm:$false | Where-Object Action -NE Keep
        $made.Outcome | Sort-Object -Unique | Should -Be Done
        $made.Resource | Sort-Object -Unique | ForEach-Object { $_ | Should -BeLike $Resource }
        Test-AtSetup $path | Should -BeNullOrEmpty
    }

    It 'finds what only a console would do: <Change>' -ForEach @(
        @{ Change = 'encryption is off'; Call = 'DeleteEncryptionAsync'; Arguments = @(); Property = 'encryption' }
        @{ Change = 'public access is not blocked'; Call = 'UnblockPublicAccessAsync'; Arguments = @(); Property = 'blockPublicAccess' }
        @{ Change = 'the lifecycle rules are gone'; Call = 'DeleteLifecycleAsync'; Arguments = @(); Property = 'lifecycle' }
    ) {
        $none = [System.Threading.CancellationToken]::None
        $settings = (Get-ModuleType ActionTrail.Aliyun.Oss.OssClient)::new((Get-Connection (Get-AtContext dest))).Settings
        $null = $settings.$Call((Get-ModuleType ActionTrail.Core.Destinations.BucketName)::Parse($bucket), $none).GetAwaiter().GetResult()
        (Test-AtSetup $path).Property | Should -Be $Property
        (Install-AtSetup $path -Confirm:$false | Where-Object Action -NE Keep).Property | Should -Be $Property
    }

    It 'finds a policy that was detached' {
        $none = [System.Threading.CancellationToken]::None
        $roles = (Get-ModuleType ActionTrail.Engine.Setup.DeliveryRoleSetup)::new((Get-Connection (Get-AtContext dest)))
        $null = $roles.DetachPoliciesAsync((Get-ModuleType ActionTrail.Core.Accounts.RoleName)::Parse('ActionTrailDeliveryRole'), $none).GetAwaiter().GetResult()
        $drift = Test-AtSetup $path -Weaker
        $drift.Property | Should -Be 'policy AliyunActionTrailDeliveryPolicy', 'policy AliyunActionTrailRolePolicy'
        $drift.Found | Should -Be none, none
        $null = Install-AtSetup $path -Confirm:$false
        Test-AtSetup $path -Quiet | Should -BeTrue
    }

    It 'takes files from the pipeline' {
        Get-Item $path | Test-AtSetup -Quiet | Should -BeTrue
    }

    It 'names what is wrong with a file' {
        $bad = Join-Path $TestDrive 'bad.yaml'
        Set-Content $bad 'version: 3'
        Test-AtSetup $bad -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'InvalidSetupFile,ActionTrail.Commands.Setup.TestAtSetupCommand'
        $problem[0].TargetObject | Should -Be $bad
    }

    It 'ends a runbook with exit code <Code> when <State>' -ForEach @(
        @{ State = 'something differs'; Code = 2; Mend = $false }
        @{ State = 'all is as the file says'; Code = 0; Mend = $true }
    ) {
        $folder = Join-Path $TestDrive "cloud-$Code"
        $module = Get-ModuleManifest
        $script = Join-Path $TestDrive 'runbook.ps1'
        Set-Content $script @"
            Import-Module '$module'
            `$null = New-AtLocalCloud '$folder' | Connect-AtAccount -Name mgmt
            `$file = New-AtSetup '$folder.yaml' SingleAccount
            `$null = Install-AtSetup `$file -Confirm:`$false
            if (-not `$$Mend) { Disable-AtTrail corp-audit -Confirm:`$false }
            Test-AtSetup `$file -ExitCode
"@
        $null = pwsh -NoProfile -NonInteractive -File $script
        $LASTEXITCODE | Should -Be $Code
    }
}
