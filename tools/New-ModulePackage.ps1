<#
.SYNOPSIS
Packs the built module: a folder as it is installed, and a .nupkg as a gallery takes it. Writes the path of the .nupkg.
.PARAMETER Module
The module folder that the build laid out.
.PARAMETER Destination
Folder that gets ActionTrail (the folder) and ActionTrail.<version>.nupkg.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [string] $Module = (Join-Path $PSScriptRoot '../artifacts/module/ActionTrail'),
    [string] $Destination = (Join-Path $PSScriptRoot '../artifacts/package')
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$root = Resolve-Path (Join-Path $PSScriptRoot '..')
$manifest = Test-ModuleManifest -Path (Join-Path $Module 'ActionTrail.psd1')
$gallery = $manifest.PrivateData.PSData
$destinationPath = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($Destination)
$folder = Join-Path $destinationPath 'ActionTrail'
$package = Join-Path $destinationPath "ActionTrail.$($manifest.Version).nupkg"
if (-not $PSCmdlet.ShouldProcess($package, 'Pack')) {
    return
}

# The tags by which a gallery finds cmdlets and editions, as PSResourceGet writes them.
function Get-Tag {
    'PSModule'
    $gallery.Tags
    'PSIncludes_Cmdlet'
    $manifest.ExportedCmdlets.Keys | Sort-Object | ForEach-Object { "PSCmdlet_$_"; "PSCommand_$_" }
}

function Get-Nuspec {
    $text = [System.Text.StringBuilder]::new()
    $settings = [System.Xml.XmlWriterSettings]::new()
    $settings.Indent = $true
    $settings.OmitXmlDeclaration = $true
    $writer = [System.Xml.XmlWriter]::Create($text, $settings)
    $writer.WriteStartElement('package', 'http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd')
    $writer.WriteStartElement('metadata')
    $values = [ordered]@{
        id = $manifest.Name; version = "$($manifest.Version)"; authors = $manifest.Author; owners = $manifest.CompanyName
        requireLicenseAcceptance = 'false'; licenseUrl = $gallery.LicenseUri; projectUrl = $gallery.ProjectUri
        description = $manifest.Description; releaseNotes = $gallery.ReleaseNotes; copyright = $manifest.Copyright
        tags = @(Get-Tag) -join ' '
    }
    foreach ($name in $values.Keys) {
        $writer.WriteElementString($name, $values[$name])
    }

    $writer.WriteEndElement()
    $writer.WriteEndElement()
    $writer.Dispose()
    $text.ToString()
}

function Add-Part {
    param([System.IO.Packaging.Package] $Package, [string] $Name, [byte[]] $Content)
    $uri = [System.IO.Packaging.PackUriHelper]::CreatePartUri([uri]::new($Name, [System.UriKind]::Relative))
    $stream = $Package.CreatePart($uri, 'application/octet-stream', 'Maximum').GetStream()
    $stream.Write($Content, 0, $Content.Length)
    $stream.Dispose()
    $uri
}

# The folder: the module as it is, with what its users want to read and run.
Remove-Item -Path $folder, $package -Recurse -Force -ErrorAction Ignore
$null = New-Item -Path $destinationPath -ItemType Directory -Force
Copy-Item -Path $Module -Destination $folder -Recurse
Copy-Item -Path (Join-Path $root 'examples') -Destination $folder -Recurse
Copy-Item -Path (Join-Path $root 'README.md'), (Join-Path $root 'CHANGELOG.md'), (Join-Path $root 'LICENSE') -Destination $folder

# The package: an Open Packaging Conventions file, so that content types and relationships are what NuGet expects.
$opc = [System.IO.Packaging.Package]::Open($package, [System.IO.FileMode]::Create)
try {
    $opc.PackageProperties.Creator = $manifest.Author
    $opc.PackageProperties.Description = $manifest.Description
    $opc.PackageProperties.Identifier = $manifest.Name
    $opc.PackageProperties.Version = "$($manifest.Version)"
    $opc.PackageProperties.Keywords = @(Get-Tag) -join ' '
    $nuspec = Add-Part -Package $opc -Name 'ActionTrail.nuspec' -Content ([System.Text.Encoding]::UTF8.GetBytes((Get-Nuspec)))
    $null = $opc.CreateRelationship($nuspec, [System.IO.Packaging.TargetMode]::Internal, 'http://schemas.microsoft.com/packaging/2010/07/manifest')
    foreach ($file in Get-ChildItem -Path $folder -File -Recurse | Sort-Object FullName) {
        $name = [System.IO.Path]::GetRelativePath($folder, $file.FullName).Replace('\', '/')
        $null = Add-Part -Package $opc -Name $name -Content ([System.IO.File]::ReadAllBytes($file.FullName))
    }
}
finally {
    $opc.Dispose()
}

$package
