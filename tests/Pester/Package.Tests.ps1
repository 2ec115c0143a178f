# What build.ps1 Package makes, as its users get it: unzipped somewhere, or installed from a repository.
BeforeDiscovery {
    $hasResourceGet = [bool] (Get-Module -ListAvailable Microsoft.PowerShell.PSResourceGet)
    if (-not $hasResourceGet) {
        Write-Host 'The package was not installed from a repository: pwsh has no module Microsoft.PowerShell.PSResourceGet.'
    }
}

BeforeAll {
    $root = Resolve-Path (Join-Path $PSScriptRoot '../..')
    $package = & (Join-Path $root 'tools/New-ModulePackage.ps1') -Module (Join-Path $root 'artifacts/module/ActionTrail') -Destination (Join-Path $TestDrive 'packed')
    $unzipped = Join-Path $TestDrive 'My Modules/ActionTrail'
    Expand-Archive $package $unzipped
    $manifestPath = Join-Path $unzipped 'ActionTrail.psd1'

    # Runs a script in a process of its own, which gets the manifest as its only argument.
    function Invoke-Fresh {
        param([string] $Script)
        $file = Join-Path $TestDrive "$([System.IO.Path]::GetRandomFileName()).ps1"
        Set-Content $file "param(`$Manifest)`nSet-StrictMode -Version Latest`n`$ErrorActionPreference = 'Stop'`n$Script"
        $output = pwsh -NoProfile -NonInteractive -File $file $manifestPath 2>&1 | Out-String -Width 300
        $LASTEXITCODE | Should -Be 0 -Because $output
        $output.Trim()
    }
}

Describe 'The package' {
    It 'has a manifest with everything that a gallery shows' {
        $manifest = Test-ModuleManifest $manifestPath
        $manifest.Author, $manifest.CompanyName, $manifest.Copyright, $manifest.Description | Should -Not -BeNullOrEmpty
        $manifest.Guid | Should -Not -Be ([guid]::Empty)
        $manifest.PowerShellVersion | Should -Be ([version] '7.6')
        $manifest.CompatiblePSEditions | Should -Be Core
        $gallery = $manifest.PrivateData.PSData
        $gallery.Tags.Count | Should -BeGreaterThan 5
        $gallery.Tags | Should -Not -Match '\s'
        foreach ($address in $gallery.LicenseUri, $gallery.ProjectUri) {
            ([uri] $address).Scheme | Should -Be https
        }

        $gallery.ReleaseNotes | Should -Not -BeNullOrEmpty
        $raw = Import-PowerShellDataFile $manifestPath
        foreach ($kind in 'Functions', 'Aliases', 'Variables', 'Cmdlets') {
            $raw["$($kind)ToExport"] | Should -Not -Match '\*' -Because 'explicit exports let PowerShell find commands without loading the module'
        }

        $raw.CmdletsToExport.Count | Should -BeGreaterThan 60
    }

    It 'is an Open Packaging Conventions file with the nuspec where NuGet looks for it' {
        $zip = [System.IO.Compression.ZipFile]::OpenRead($package)
        $names = $zip.Entries.FullName
        $zip.Dispose()
        $names | Should -Contain '[Content_Types].xml'
        $names | Should -Contain '_rels/.rels'
        $opc = [System.IO.Packaging.Package]::Open($package, 'Open', 'Read')
        try {
            $relation = @($opc.GetRelationshipsByType('http://schemas.microsoft.com/packaging/2010/07/manifest'))
            $relation.Count | Should -Be 1
            $nuspec = [xml] [System.IO.StreamReader]::new($opc.GetPart($relation[0].TargetUri).GetStream()).ReadToEnd()
            $metadata = $nuspec.package.metadata
            $metadata.id | Should -Be ActionTrail
            $metadata.version | Should -Be (Import-PowerShellDataFile $manifestPath).ModuleVersion
            foreach ($field in 'authors', 'description', 'licenseUrl', 'projectUrl', 'releaseNotes', 'copyright', 'tags') {
                $metadata.$field | Should -Not -BeNullOrEmpty
            }

            -split $metadata.tags | Should -Contain PSModule
            -split $metadata.tags | Should -Contain PSCmdlet_New-AtTrail
        }
        finally {
            $opc.Close()
        }
    }

    It 'holds the module, its help, examples and licence, and nothing of the build' {
        foreach ($file in 'ActionTrail.Loader.dll', 'ActionTrail.Format.ps1xml', 'bin/ActionTrail.Commands.dll', 'en-US/ActionTrail.Commands.dll-Help.xml', 'en-US/about_ActionTrail.help.txt', 'examples/multi-account.ps1', 'LICENSE', 'README.md', 'CHANGELOG.md') {
            Join-Path $unzipped $file | Should -Exist
        }

        (Get-ChildItem $unzipped -Recurse -File).Name | Should -Not -Match '\.pdb$|HelpBuilder|System\.Management\.Automation'
    }

    It 'carries SQLite for every system that PowerShell runs on' {
        foreach ($native in 'win-x64/native/e_sqlite3.dll', 'win-arm64/native/e_sqlite3.dll', 'osx-x64/native/libe_sqlite3.dylib', 'osx-arm64/native/libe_sqlite3.dylib', 'linux-x64/native/libe_sqlite3.so', 'linux-arm64/native/libe_sqlite3.so') {
            Join-Path $unzipped "bin/runtimes/$native" | Should -Exist
        }
    }

    It 'installs from a repository' -Skip:(-not $hasResourceGet) {
        $feed = New-Item (Join-Path $TestDrive 'feed') -ItemType Directory
        Copy-Item $package $feed
        Invoke-Fresh @"
`$name = 'ActionTrailTest' + `$PID
`$null = New-Item '$TestDrive/installed modules' -ItemType Directory
Register-PSResourceRepository -Name `$name -Uri '$($feed.FullName)' -Trusted
try {
    (Find-PSResource ActionTrail -Repository `$name).Version.ToString()
    Save-PSResource ActionTrail -Repository `$name -Path '$TestDrive/installed modules' -TrustRepository -IncludeXml
}
finally { Unregister-PSResourceRepository `$name }
Import-Module '$TestDrive/installed modules/ActionTrail'
(Get-Command -Module ActionTrail).Count
"@ | Should -Match "^0\.1\.0\s+$((Get-Command -Module ActionTrail).Count)$"
    }

    It 'loads from a folder with a space, twice, and again after it was removed' {
        Invoke-Fresh @'
Import-Module $Manifest
$first = (Get-Command -Module ActionTrail).Count
Import-Module $Manifest
Import-Module $Manifest -Force
Remove-Module ActionTrail
Import-Module $Manifest
$cloud = New-AtLocalCloud -Ephemeral -Empty
$null = $cloud | Connect-AtAccount
$cloud | Remove-AtLocalCloud -Confirm:$false
"$first $((Get-Command -Module ActionTrail).Count) $(@(Get-Module ActionTrail).Count)"
'@ | Should -Be "$((Get-Command -Module ActionTrail).Count) $((Get-Command -Module ActionTrail).Count) 1"
    }

    It 'puts only the loader and the cmdlets into the load context of the host' {
        Invoke-Fresh @'
Import-Module $Manifest
$null = Get-AtLocalCloud # uses the engine
$own = [System.Runtime.Loader.AssemblyLoadContext]::Default.Assemblies.Where({ $_.Location -like (Join-Path (Split-Path $Manifest) *) }).ForEach({ $_.GetName().Name })
$private = [System.Runtime.Loader.AssemblyLoadContext]::All.Where({ $_.Name -eq 'ActionTrail' }).Assemblies.ForEach({ $_.GetName().Name })
"$($own | Sort-Object) | $($private -contains 'ActionTrail.Core')"
'@ | Should -Be 'ActionTrail.Commands ActionTrail.Loader | True'
    }

    It 'loads beside a module that brings another version of <_>' -ForEach 'Google.Protobuf', 'SQLitePCLRaw.core' {
        $rival = New-Item (Join-Path $TestDrive "rival-$_") -ItemType Directory
        $name = [System.Reflection.AssemblyName]::new($_)
        $name.Version = '99.0.0.0'
        $assembly = [System.Reflection.Emit.PersistedAssemblyBuilder]::new($name, [object].Assembly)
        $null = $assembly.DefineDynamicModule($_).DefineType('Rival', 'Public').CreateType()
        $assembly.Save((Join-Path $rival "$_.dll"))
        Set-Content (Join-Path $rival 'Rival.psd1') "@{ ModuleVersion = '1.0'; RequiredAssemblies = '$_.dll' }"
        Invoke-Fresh @"
Import-Module '$rival/Rival.psd1'
Import-Module `$Manifest
`$cloud = New-AtLocalCloud -Ephemeral
`$mgmt = `$cloud | Connect-AtAccount -Name mgmt
`$null = `$cloud | Connect-AtAccount LogArchive -Name dest
`$role = New-AtDeliveryRole -Context dest | Set-AtTrustPolicy -ManagementAccountId `$mgmt.AccountId -PassThru
`$done = New-AtSlsDestination corp-audit -Context dest | New-AtTrail corp-audit -Context mgmt -Organization -Role `$role | Start-AtDelivery -Wait
`$cloud | Remove-AtLocalCloud -Confirm:`$false
`$versions = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { `$_.GetName().Name -eq '$_' } | ForEach-Object { `$_.GetName().Version.Major -eq 99 ? 'rival' : 'ours' } | Sort-Object -Unique
"`$([Rival].Assembly.GetName().Version) `$(`$done.State) `$versions"
"@ | Should -Match '^99.0.0.0 CaughtUp (ours )?rival$'
    }

    It 'runs examples/multi-account.ps1' {
        $output = pwsh -NoProfile -NonInteractive -File (Join-Path $unzipped 'examples/multi-account.ps1') -Path (Join-Path $TestDrive 'cloud') 2>&1 | Out-String -Width 200
        $LASTEXITCODE | Should -Be 0 -Because $output
        $output | Should -Match 'Delivered events of Shop'
    }
}

Describe 'bench/import/Measure-Import.ps1' {
    It 'prints both figures and their difference' {
        $figures = & (Join-Path $root 'bench/import/Measure-Import.ps1') -Module $manifestPath -Count 1 -Json | ConvertFrom-Json
        $figures.BareMilliseconds | Should -BeGreaterThan 0
        $figures.ImportMilliseconds | Should -BeGreaterThan 0
        [math]::Abs($figures.ImportMilliseconds - $figures.BareMilliseconds - $figures.AddedMilliseconds) | Should -BeLessOrEqual 2
        $figures.TargetMilliseconds | Should -Be 150
    }
}
