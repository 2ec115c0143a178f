<#
.SYNOPSIS
Brings the audit events of every member of a company into one account, and reads them back from there.
.DESCRIPTION
The whole set-up of multi-account delivery, as it is done for a real company, on a local cloud: no account, no network. To do it on
Alibaba Cloud, connect with -Profile instead of -LocalCloud and leave out the sample activity.
.PARAMETER Path
Folder of the local cloud; must be missing or empty.
.EXAMPLE
pwsh -NoProfile -File examples/multi-account.ps1 -Path ./cloud
#>
[CmdletBinding()]
param([string] $Path = './cloud')

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$module = Join-Path $PSScriptRoot '../artifacts/module/ActionTrail/ActionTrail.psd1'
if (-not (Test-Path $module)) {
    # An unzipped package has the examples beside the manifest.
    $module = Join-Path $PSScriptRoot '../ActionTrail.psd1'
}

if (-not (Test-Path (Join-Path (Split-Path $module) 'ActionTrail.Loader.dll'))) {
    throw "The module is not built; run 'dotnet build' in the root of the repository first."
}

Import-Module $module

# The company: a management account, a log archive, and members in two folders.
New-AtLocalCloud $Path | Format-List Path, ManagementAccountId, Accounts
$mgmt = Connect-AtAccount -LocalCloud $Path -Account Management -Name mgmt
$dest = Connect-AtAccount -LocalCloud $Path -Account LogArchive -Name dest
Select-AtContext $mgmt
Get-AtMember | Format-Table

# In the log archive: the role that ActionTrail writes with, trusting the management account's trails, and three stores.
$role = New-AtDeliveryRole -Context dest | Set-AtTrustPolicy -ManagementAccountId $mgmt.AccountId -PassThru
$stores = @(
    New-AtOssDestination -Context dest -Bucket "audit-$($dest.AccountId)" -Encryption AES256 -RetentionDays 365 -KeyPrefix corp-audit
    New-AtSlsDestination -Context dest -Project "audit-$($dest.AccountId)"
    New-AtMaxComputeDestination -Context dest
)
$stores | Format-Table

# In the management account: one trail for every member, to all three stores.
$trail = $stores | New-AtTrail -Context mgmt -Name corp-audit -Organization -Role $role
$trail | Start-AtDelivery -Wait | Out-Null
$trail | Get-AtTrail | Format-Table

# Activity of several members: real calls, one of them denied, and a day's worth of samples.
foreach ($name in 'Shop', 'Payments', 'Build') {
    $member = Connect-AtAccount -LocalCloud $Path -Account $name -Name $name
    $null = New-AtOssDestination -Context $member -Bucket "files-$($member.AccountId)"
    $null = New-AtDeliveryRole -Context $member -Name "$name-role"
    Get-AtMember -Context $member -ErrorAction SilentlyContinue | Out-Null
}

Get-AtMember | New-AtSampleEvent 2000 -Since 1d | Import-AtEvent
$trail | Start-AtDelivery -Wait | Format-Table

# Read back from the stores: what each member has there, and the latest events of each.
$trail | Measure-AtDelivery -DestinationContext dest | Format-Table

foreach ($member in Get-AtMember) {
    "Delivered events of $($member.DisplayName) ($($member.AccountId)):"
    Search-AtArchive corp-audit -Context dest -AccountId $member.AccountId |
        Sort-Object EventTime -Descending |
        Select-Object -First 3 |
        Format-Table
}

Get-AtContext | Disconnect-AtAccount
