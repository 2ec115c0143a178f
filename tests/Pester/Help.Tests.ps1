# Every page is complete, and every example on it runs as it stands, on a local cloud.
BeforeDiscovery {
    $pages = foreach ($file in Get-ChildItem (Join-Path $PSScriptRoot '../../docs/en-US') -Filter *-*.md) {
        $examples = [regex]::Matches((Get-Content $file -Raw), '(?ms)^### (Example \d+: .*?)$\n```powershell\n(.*?)\n```') |
            ForEach-Object { @{ Title = $_.Groups[1].Value; Code = $_.Groups[2].Value } }
        @{ Name = $file.BaseName; Examples = $examples }
    }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestCloud.psm1')
    $home_ = $env:HOME
    $before = Get-Location

    # One cloud with a trail that has delivered; each page works on a copy.
    $template = New-AtLocalCloud (Join-Path $TestDrive 'template')
    $null = $template | Connect-AtAccount -Name mgmt
    $null = $template | Connect-AtAccount LogArchive -Name dest
    Select-AtContext mgmt
    $key = New-TestUser
    $partnerName = (New-TestAccount $template Partner).Name
    $role = New-AtDeliveryRole -Context dest | Set-AtTrustPolicy -ManagementAccountId $template.ManagementAccountId -PassThru
    $null = @(
        New-AtOssDestination corp-audit -Context dest -KeyPrefix corp-audit
        New-AtSlsDestination corp-audit -Context dest
        New-AtMaxComputeDestination -Context dest
    ) | New-AtTrail corp-audit -Context mgmt -Organization -Role $role | Start-AtDelivery -Wait
    New-AtSampleEvent 100 | Import-AtEvent
    $null = Wait-AtDelivery corp-audit
    Get-AtContext | Disconnect-AtAccount
}

AfterAll {
    $env:HOME = $home_
    Set-Location $before
}

Describe 'Help' {
    It 'has pages whose generated sections are up to date' {
        & (Join-Path $PSScriptRoot '../../tools/Update-HelpPage.ps1') -Check | Should -BeNullOrEmpty -Because 'tools/Update-HelpPage.ps1 brings them up to date'
    }

    It 'has a page for every cmdlet, and none too many' {
        (Get-ChildItem (Join-Path $PSScriptRoot '../../docs/en-US') -Filter *-*.md).BaseName | Sort-Object | Should -Be ((Get-Command -Module ActionTrail).Name | Sort-Object)
    }

    It 'shows <_>' -ForEach 'about_ActionTrail', 'about_AtContexts', 'about_AtLocalCloud', 'about_AtDelivery', 'about_AtSetup' {
        Get-Help $_ | Out-String | Should -Match 'SHORT DESCRIPTION'
    }

    It 'counts the examples that run' {
        $count = ([regex]::Matches((Get-Content (Join-Path $PSScriptRoot '../../docs/en-US/*-*.md') -Raw), '(?m)^### Example ')).Count
        Write-Host "    $count help examples run."
        $count | Should -BeGreaterOrEqual (3 * (Get-Command -Module ActionTrail).Count)
    }
}

Describe 'Help of <Name>' -ForEach $pages {
    BeforeAll {
        $work = Join-Path $TestDrive $Name
        $null = New-Item $work -ItemType Directory
        Copy-Item (Join-Path $TestDrive 'template') (Join-Path $work 'cloud') -Recurse
        Set-Location $work
        $null = Connect-AtAccount -LocalCloud ./cloud -Name mgmt
        $null = Connect-AtAccount -LocalCloud ./cloud -Account LogArchive -Name dest
        if ($Name -eq 'Add-AtMember') {
            $partner = Connect-AtAccount -LocalCloud ./cloud -Account $partnerName -Name partner
        }

        if ($Name -eq 'Import-AtEvent') {
            New-AtSampleEvent 3 | ForEach-Object { "$_" } | Set-Content events.json
            New-AtSampleEvent 3 | ForEach-Object { "$_" } | Set-Content events.ndjson
        }

        if ($Name -eq 'Connect-AtAccount') {
            # The examples for Alibaba Cloud run on the local cloud: profile and key are those of a user of it.
            $env:HOME = "$work"
            $null = New-Item .aliyun -ItemType Directory
            @{ current = 'management'; profiles = @(@{ name = 'management'; mode = 'AK'; access_key_id = $key.AccessKeyId; access_key_secret = $key.AccessKeySecret }) } |
                ConvertTo-Json -Depth 4 | Set-Content .aliyun/config.json
            $PSDefaultParameterValues['Connect-AtAccount:LocalCloud'] = './cloud'
            Set-Item function:Get-Credential { [pscredential]::new($key.AccessKeyId, (ConvertTo-Secret $key.AccessKeySecret)) }
        }
    }

    AfterAll {
        $PSDefaultParameterValues.Remove('Connect-AtAccount:LocalCloud')
        Get-AtContext | Disconnect-AtAccount
        Set-Location $TestDrive
        Get-AtLocalCloud | Where-Object IsEphemeral | Remove-AtLocalCloud -Confirm:$false
        Remove-Item $work -Recurse -Force
    }

    It 'is complete in Get-Help' {
        $help = Get-Help $Name -Full
        $help.Synopsis | Should -Not -BeNullOrEmpty
        $help.description | Should -Not -BeNullOrEmpty
        @($help.examples.example).Count | Should -BeGreaterOrEqual 3
        $help.syntax.syntaxItem.Count | Should -Be (Get-Command $Name).ParameterSets.Count
    }

    It '<Title>' -ForEach $Examples {
        $ErrorActionPreference = 'Stop'
        $ConfirmPreference = 'None'
        . ([scriptblock]::Create($Code)) | Out-String | Should -Not -Match 'planted'
    }
}
