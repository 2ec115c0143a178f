<#
.SYNOPSIS
One file sets up the delivery of audit events, one command says what drifts from it, one proves that events arrive.
.DESCRIPTION
The whole life of a setup on a local cloud: no account, no network. To do it on Alibaba Cloud, connect with -Profile instead of -LocalCloud.
.PARAMETER Path
Folder of the local cloud; must be missing or empty. The setup file is written beside it.
.EXAMPLE
pwsh -NoProfile -File examples/setup-file.ps1 -Path ./cloud
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

Import-Module $module

$cloud = New-AtLocalCloud $Path
$null = Connect-AtAccount -LocalCloud $cloud -Account Management -Name mgmt
$null = Connect-AtAccount -LocalCloud $cloud -Account LogArchive -Name dest

'A commented file to start from:'
$file = New-AtSetup "$Path.yaml" MultiAccountMember
Get-Content $file

'Install it; a second run has no changes:'
Install-AtSetup $file -Confirm:$false | Format-Table
Install-AtSetup $file -Confirm:$false | Group-Object Action | Select-Object Name, Count | Format-Table

'Somebody stops the trail and trusts another account; the file tells, and mends it:'
Disable-AtTrail corp-audit -Context mgmt -Confirm:$false
$null = Set-AtTrustPolicy ActionTrailDeliveryRole -Context dest -ManagementAccountId 1999999999999999
Test-AtSetup $file | Format-Table Property, Found, IsWeaker
$null = Install-AtSetup $file -Confirm:$false
"As the file says: $(Test-AtSetup $file -Quiet)"

'Every member makes a call; does its event arrive everywhere?'
Test-AtDelivery corp-audit -Context mgmt -DestinationContext dest | Format-Table
