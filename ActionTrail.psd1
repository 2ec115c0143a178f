@{
    RootModule           = 'ActionTrail.psm1'
    ModuleVersion        = '0.1.0'
    GUID                 = '6f0c2f5e-7d0b-4c60-9a8e-3c1f8f5b7a21'
    Author               = 'The ActionTrail.PS authors'
    CompanyName          = 'ActionTrail.PS'
    Copyright            = '(c) 2026 The ActionTrail.PS authors. MIT licence.'
    Description          = 'Sets up, runs, verifies and queries Alibaba Cloud ActionTrail multi-account audit delivery, on the real cloud or on a complete local cloud carried inside.'
    PowerShellVersion    = '7.6'
    CompatiblePSEditions = @('Core')
    FormatsToProcess     = @('ActionTrail.Format.ps1xml')
    FunctionsToExport    = @()
    AliasesToExport      = @()
    VariablesToExport    = @()
    CmdletsToExport      = @(
        'Connect-AtAccount'
        'Disable-AtTrail'
        'Disconnect-AtAccount'
        'Enable-AtResourceDirectory'
        'Enable-AtTrail'
        'Get-AtCallerIdentity'
        'Get-AtContext'
        'Get-AtDelivery'
        'Get-AtDeliveryRole'
        'Get-AtEvent'
        'Get-AtFolder'
        'Get-AtLocalCloud'
        'Get-AtMember'
        'Get-AtRegion'
        'Get-AtResourceDirectory'
        'Get-AtTrail'
        'Get-AtTrailStatus'
        'Get-AtTrustPolicy'
        'Import-AtEvent'
        'Measure-AtDelivery'
        'New-AtDeliveryRole'
        'New-AtFolder'
        'New-AtLocalCloud'
        'New-AtMaxComputeDestination'
        'New-AtMember'
        'New-AtOssDestination'
        'New-AtSampleEvent'
        'New-AtSlsDestination'
        'New-AtTrail'
        'Remove-AtDeliveryRole'
        'Remove-AtLocalCloud'
        'Remove-AtTrail'
        'Search-AtArchive'
        'Select-AtContext'
        'Set-AtTrail'
        'Set-AtTrustPolicy'
        'Start-AtDelivery'
        'Stop-AtDelivery'
        'Wait-AtDelivery'
    )
    PrivateData          = @{
        PSData = @{
            Tags         = @('AlibabaCloud', 'Aliyun', 'ActionTrail', 'Audit', 'Compliance', 'Security', 'OSS', 'SLS', 'MaxCompute', 'PSEdition_Core', 'Linux', 'Windows', 'MacOS')
            LicenseUri   = 'https://opensource.org/license/mit'
            ReleaseNotes = 'See CHANGELOG.md.'
        }
    }
}
