# How to test a script that sets up audit delivery: a local cloud of its own for every run, no account, no network, no mocks.
# The script under test would be a file of yours; here it is the function Install-Audit. Run with: Invoke-Pester examples/Provisioning.Tests.ps1
BeforeAll {
    Set-StrictMode -Version Latest
    if (-not (Get-Module ActionTrail)) {
        # In the repository the module is a product of the build; in the package the examples stand beside it.
        $manifest = '../artifacts/module/ActionTrail/ActionTrail.psd1', '../ActionTrail.psd1' |
            ForEach-Object { Join-Path $PSScriptRoot $_ } | Where-Object { Test-Path $_ } | Select-Object -First 1
        Import-Module $manifest
    }

    # The script under test. It knows nothing of local clouds: it takes two contexts, as it would for Alibaba Cloud.
    function Install-Audit {
        [CmdletBinding()]
        param([Parameter(Mandatory)] [object] $Management, [Parameter(Mandatory)] [object] $LogArchive, [int] $RetentionDays = 365)
        $role = New-AtDeliveryRole -Context $LogArchive |
            Set-AtTrustPolicy -ManagementAccountId $Management.AccountId -PassThru
        New-AtOssDestination -Context $LogArchive -Bucket "audit-$($LogArchive.AccountId)" -Encryption AES256 -RetentionDays $RetentionDays |
            New-AtTrail -Context $Management -Name corp-audit -Organization -Role $role |
            Start-AtDelivery -Wait
    }

    # The same seed gives the same account ids, keys and event ids; the clock stands until a test moves it.
    $cloud = New-AtLocalCloud -Ephemeral -Seed provisioning -Clock 2026-01-01T00:00:00Z
    $management = $cloud | Connect-AtAccount Management -Name management
    $archive = $cloud | Connect-AtAccount LogArchive -Name archive
    $delivery = Install-Audit -Management $management -LogArchive $archive
}

AfterAll {
    $cloud | Remove-AtLocalCloud -Confirm:$false
}

Describe 'Install-Audit' {
    It 'makes a multi-account trail that logs' {
        $trail = Get-AtTrail corp-audit -Context management
        $trail.IsOrganizationTrail | Should -BeTrue
        $trail.IsLogging | Should -BeTrue
        $delivery.State | Should -Be CaughtUp
    }

    It 'keeps what it delivers encrypted, for a year' {
        $bucket = Get-AtDestination corp-audit -Context archive
        $bucket.Encryption | Should -Be AES256
        $bucket.RetentionDays | Should -Be 365
    }

    It 'delivers what a member does' {
        $shop = $cloud | Connect-AtAccount Shop -Name shop
        $null = New-AtOssDestination -Context shop -Bucket "files-$($shop.AccountId)"
        (Start-AtDelivery corp-audit -Context management -Wait).Pending | Should -Be 0
        $found = @(Search-AtArchive corp-audit -Context archive -AccountId $shop.AccountId -EventName PutBucket -Since 2026-01-01)
        $found.Count | Should -BeGreaterThan 0
    }

    It 'sees the same times in every run, and time that passes when it is told to' {
        (Get-AtEvent -Context management -Since 1h | Select-Object -First 1).EventTime | Should -Be ([datetimeoffset] '2026-01-01T00:00:00Z')
        $cloud.MoveClock('1.00:00:00')
        $null = Get-AtCallerIdentity -Context management
        (Get-AtEvent GetCallerIdentity -Context management -Since 1h).EventTime | Should -Be ([datetimeoffset] '2026-01-02T00:00:00Z')
    }

    It 'is blocked, and says what mends it, when somebody takes the trust away' {
        Set-AtTrustPolicy -Context archive -ManagementAccountId 1234567890123456
        $blocked = Start-AtDelivery corp-audit -Context management -Wait -ErrorAction SilentlyContinue -ErrorVariable problem
        $blocked.State | Should -Be Blocked
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'DeliveryBlocked,*'
        $problem[0].ErrorDetails.RecommendedAction | Should -BeLike 'Set-AtTrustPolicy *'
    }
}
