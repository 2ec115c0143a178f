BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestCloud.psm1')
    $cloud = New-TestCloud
    $owner = $cloud.ManagementAccountId

    function Get-TestStore {
        New-AtOssDestination corp-audit -Context dest -KeyPrefix corp-audit
        New-AtSlsDestination corp-audit -Context dest
        New-AtMaxComputeDestination -Context dest
    }

    function Get-Cell {
        @(Test-AtDelivery corp-audit -DestinationContext dest -Member LogArchive @args)
    }

    # Runs the command that a red cell names, as it stands, and proves that it mended the way.
    function Assert-Mended {
        param([Parameter(Mandatory)] [object] $Cell)
        $ConfirmPreference = 'None'
        $null = . ([scriptblock]::Create($Cell.Mend))
        Test-AtDelivery corp-audit -DestinationContext dest -Member LogArchive -Quiet | Should -BeTrue -Because "'$($Cell.Mend)' mends it"
    }
}

AfterAll { Remove-TestCloud $cloud }

Describe 'Test-AtDelivery' {
    BeforeAll {
        $role = New-AtDeliveryRole -Context dest | Set-AtTrustPolicy -ManagementAccountId $owner -PassThru
        $trail = Get-TestStore | New-AtTrail corp-audit -Context mgmt -Organization -Role $role
        Enable-AtTrail corp-audit
    }

    It 'sends a canary through as every member, and finds it in every destination' {
        $cells = $trail | Test-AtDelivery -DestinationContext dest
        @($cells)[0].PSTypeNames | Should -Contain ActionTrail.Engine.Verification.Canary.CanaryCell
        @($cells).Count | Should -Be (3 * @(Get-AtMember).Count)
        $cells.Passed | Should -Not -Contain $false -Because "$($cells.Found)"
        $cells.Seconds | ForEach-Object { $_ | Should -BeLessThan 600 }
        Test-AtDelivery corp-audit -DestinationContext dest -Quiet | Should -BeTrue
    }

    It 'asks the members, regions and destinations that are named' {
        $cells = Test-AtDelivery corp-audit -DestinationContext dest -Member Log*, Shop -Region cn-beijing, cn-shanghai -Destination SLS
        @($cells).Count | Should -Be 4
        $cells.Region | Sort-Object -Unique | Should -Be cn-beijing, cn-shanghai
        $cells.Destination | Sort-Object -Unique | Should -Be SLS
        $cells.Passed | Should -Not -Contain $false
    }

    It 'stops with the pipeline' {
        @(Test-AtDelivery corp-audit -DestinationContext dest | Select-Object -First 1).Count | Should -Be 1
    }

    It 'shows a view of five columns' {
        Test-AtDelivery corp-audit -DestinationContext dest -Member LogArchive -Destination OSS | Out-String | Should -Match 'Member\s+Region\s+Destination\s+Seconds\s+Result'
    }

    It 'names a trail that does not log, and the command that mends it' {
        Disable-AtTrail corp-audit -Confirm:$false
        $cells = Get-Cell
        $cells.Step | ForEach-Object { "$_" | Should -Be NotInScope }
        Assert-Mended $cells[0]
    }

    It 'names a region that the trail does not cover' {
        Set-AtTrail corp-audit -Region cn-shanghai
        $cells = Get-Cell -Region cn-beijing
        $cells[0].Found | Should -Be 'Trail corp-audit covers cn-shanghai, not cn-beijing.'
        Assert-Mended $cells[0]
    }

    It 'names trust that was taken away' {
        # A session of the role outlives the trust by up to an hour; a trail that never delivered has none.
        $definition = Get-AtTrail corp-audit
        Remove-AtTrail corp-audit -Confirm:$false
        $stores = Get-TestStore
        $null = $stores | New-AtTrail corp-audit -Context mgmt -Organization -Role $definition.OssWriteRoleArn
        Enable-AtTrail corp-audit
        Set-AtTrustPolicy ActionTrailDeliveryRole -ManagementAccountId 1234567890123456 -Context dest
        $cells = Get-Cell
        $cells.Step | ForEach-Object { "$_" | Should -Be RoleDenied }
        $cells[0].Found | Should -Match 'for account 1234567890123456'
        Assert-Mended $cells[0]
    }

    It 'names policies that were taken off' {
        $roles = (Get-ModuleType ActionTrail.Engine.Setup.DeliveryRoleSetup)::new((Get-Connection (Get-AtContext dest)))
        $name = (Get-ModuleType ActionTrail.Core.Accounts.RoleName)::Parse('ActionTrailDeliveryRole')
        $roles.DetachPoliciesAsync($name, [System.Threading.CancellationToken]::None).GetAwaiter().GetResult()
        $cells = Get-Cell
        $cells.Step | ForEach-Object { "$_" | Should -Be RoleDenied }
        ($cells | Where-Object Destination -EQ SLS).Found | Should -Match 'log:GetProject on project corp-audit: denied'
        Assert-Mended $cells[0]
    }

    It 'names a role that was deleted' {
        Remove-AtDeliveryRole ActionTrailDeliveryRole -Context dest -Confirm:$false
        $cells = Get-Cell
        $cells[0].Found | Should -Match 'no such role'
        Assert-Mended $cells[0]
    }

    It 'names the project that is gone, and the bucket still passes' {
        New-AtSlsDestination corp-audit -Context dest | Remove-AtDestination -Confirm:$false
        $cells = Get-Cell
        $red = $cells | Where-Object -Not Passed
        $red.Destination | Should -Be SLS
        "$($red.Step)" | Should -Be DestinationRefused
        Assert-Mended $red
    }

    It 'names the MaxCompute project that is gone' {
        New-AtMaxComputeDestination -Context dest | Remove-AtDestination -Confirm:$false
        $red = Get-Cell | Where-Object -Not Passed
        $red.Destination | Should -Be MaxCompute
        Assert-Mended $red
    }

    It 'names the bucket that is gone' {
        $oss = (Get-ModuleType ActionTrail.Aliyun.Oss.OssClient)::new((Get-Connection (Get-AtContext dest)))
        $bucket = (Get-ModuleType ActionTrail.Core.Destinations.BucketName)::Parse('corp-audit')
        $none = [System.Threading.CancellationToken]::None
        $page = $oss.ListObjectPageAsync($bucket, [Activator]::CreateInstance((Get-ModuleType ActionTrail.Aliyun.Oss.ListObjectsOptions)), $null, $none).GetAwaiter().GetResult()
        foreach ($object in $page.Objects) { $null = $oss.DeleteObjectAsync($bucket, $object.Key, $none).GetAwaiter().GetResult() }
        $oss.DeleteBucketAsync($bucket, $none).GetAwaiter().GetResult()
        $red = Get-Cell | Where-Object -Not Passed
        $red.Destination | Should -Be OSS
        "$($red.Step)" | Should -Be DestinationRefused
        Assert-Mended $red
    }

    It 'names an account that left the directory' {
        $partner = New-TestAccount $cloud Partner
        Add-AtMember $partner.AccountId -AcceptWith Partner
        Test-AtDelivery corp-audit -DestinationContext dest -CanaryContext Partner -Quiet | Should -BeTrue
        Remove-AtMember $partner.AccountId -Confirm:$false
        $red = Test-AtDelivery corp-audit -DestinationContext dest -CanaryContext Partner
        $red[0].Found | Should -Match 'is no member of the directory'
        $null = . ([scriptblock]::Create($red[0].Mend))
        Test-AtDelivery corp-audit -DestinationContext dest -Member $partner.AccountId -Quiet | Should -BeTrue
    }

    It 'ends a script when asked to, and gives an exit code' {
        Disable-AtTrail corp-audit -Confirm:$false
        Test-AtDelivery corp-audit -DestinationContext dest -Member LogArchive -Assert -ErrorAction SilentlyContinue -ErrorVariable problem | Out-Null
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'DeliveryNotProved,ActionTrail.Commands.Delivery.TestAtDeliveryCommand'
        $problem[0].TargetObject | Should -Be corp-audit
        $problem[0].Exception.Message | Should -Match '3 did not arrive: 3 NotInScope'
        { Test-AtDelivery corp-audit -DestinationContext dest -Member LogArchive -Quiet -Assert -ErrorAction Stop } | Should -Throw
        Enable-AtTrail corp-audit
        { Test-AtDelivery corp-audit -DestinationContext dest -Member LogArchive -Assert -ErrorAction Stop } | Should -Not -Throw

        $script = Join-Path $TestDrive 'runbook.ps1'
        Set-Content $script @"
Import-Module '$(Get-ModuleManifest)'
`$cloud = New-AtLocalCloud -Ephemeral
`$null = Connect-AtAccount -LocalCloud `$cloud -Name mgmt
`$null = Connect-AtAccount -LocalCloud `$cloud -Account LogArchive -Name dest
`$role = New-AtDeliveryRole -Context dest | Set-AtTrustPolicy -ManagementAccountId `$cloud.ManagementAccountId -PassThru
`$null = New-AtOssDestination corp-audit -Context dest | New-AtTrail corp-audit -Context mgmt -Organization -Role `$role
if (`$args[0] -eq 'on') { Enable-AtTrail corp-audit -Context mgmt }
Test-AtDelivery corp-audit -Context mgmt -DestinationContext dest -Member Shop -Assert -ErrorAction Stop
'the runbook went on'
"@
        pwsh -NoProfile -NonInteractive -File $script off 2>&1 | Out-String | Should -Not -Match 'the runbook went on'
        $LASTEXITCODE | Should -Be 1
        pwsh -NoProfile -NonInteractive -File $script on 2>&1 | Out-String | Should -Match 'the runbook went on'
        $LASTEXITCODE | Should -Be 0
    }

    It 'reports a trail, a member or a destination that is not there' {
        Test-AtDelivery absent -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'NotFound,ActionTrail.Commands.Delivery.TestAtDeliveryCommand'
        $problem[0].TargetObject | Should -Be absent
        Test-AtDelivery corp-audit -Member nobody -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'NotFound,ActionTrail.Commands.Delivery.TestAtDeliveryCommand'
    }

    It 'refuses members beside contexts that make the calls' {
        { Test-AtDelivery corp-audit -Member Shop -CanaryContext dest } | Should -Throw '*-Member Shop and -CanaryContext*' -ErrorId 'InvalidConfiguration,ActionTrail.Commands.Delivery.TestAtDeliveryCommand'
    }

    It 'completes trails, contexts and members' {
        Get-Completion 'Test-AtDelivery c' | Should -Be corp-audit
        Get-Completion 'Test-AtDelivery corp-audit -CanaryContext d' | Should -Be dest
        Get-Completion 'Test-AtDelivery corp-audit -Member LogA' | Should -Be LogArchive
    }
}
