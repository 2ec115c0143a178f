Set-StrictMode -Version Latest

# An ephemeral local cloud with the sample company, connected as 'mgmt' (selected) and as the log archive, 'dest'.
function New-TestCloud {
    $cloud = New-AtLocalCloud -Ephemeral
    $null = Connect-AtAccount -LocalCloud $cloud -Name mgmt
    $null = Connect-AtAccount -LocalCloud $cloud -Account LogArchive -Name dest
    Select-AtContext mgmt
    $cloud
}

function Remove-TestCloud {
    param([object] $Cloud)
    if ($Cloud) {
        $Cloud | Remove-AtLocalCloud -Confirm:$false
    }
}

# A multi-account trail of the management account that delivers to a bucket of the log archive.
function New-TestTrail {
    param([string] $Name = 'corp-audit', [string] $Bucket = 'corp-audit')
    $role = New-AtDeliveryRole -Context dest |
        Set-AtTrustPolicy -ManagementAccountId (Get-AtContext mgmt).AccountId -PassThru
    New-AtOssDestination -Context dest -Bucket $Bucket -KeyPrefix $Bucket |
        New-AtTrail -Context mgmt -Name $Name -Organization -Role $role
}

# What pressing Tab at the end of a line offers.
function Get-Completion {
    param([Parameter(Mandatory)] [string] $Line)
    (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches | ForEach-Object CompletionText
}
