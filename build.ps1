#!/usr/bin/env pwsh
<#
.SYNOPSIS
Builds, tests, demonstrates and packages ActionTrail.PS.
.PARAMETER Task
Build: the solution and the module folder. Test: xunit and Pester. Demo: the main job on a local cloud. Package: a .nupkg of the module.
.PARAMETER Configuration
Release (default) or Debug.
.EXAMPLE
./build.ps1 Test
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Demo', 'Package')]
    [string] $Task = 'Build',

    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Release'
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$root = $PSScriptRoot

function Invoke-Native {
    param([Parameter(Mandatory)] [string] $Command, [string[]] $Argument = @())
    & $Command @Argument
    if ($LASTEXITCODE -ne 0) {
        throw "'$Command $($Argument -join ' ')' ended with exit code $LASTEXITCODE."
    }
}

function Invoke-Build {
    Invoke-Native dotnet @('build', "$root/ActionTrail.PS.sln", '-c', $Configuration, '--nologo')
}

function Invoke-Test {
    Invoke-Native dotnet @('test', "$root/ActionTrail.PS.sln", '-c', $Configuration, '--nologo')
}

function Invoke-Demo {
    Invoke-Native dotnet @('run', '-c', $Configuration, '--project', "$root/src/ActionTrail.Cli", '--', 'demo', '--path', "$root/demo")
}

function Invoke-Package {
    Invoke-Build
    $module = "$root/artifacts/module/ActionTrail"
    $manifest = Test-ModuleManifest -Path "$module/ActionTrail.psd1"
    $package = "$root/artifacts/ActionTrail.$($manifest.Version).nupkg"
    $staging = "$root/artifacts/package"
    Remove-Item -Path $staging, $package -Recurse -Force -ErrorAction Ignore
    Copy-Item -Path $module -Destination $staging -Recurse
    $nuspec = [xml] "<package xmlns='http://schemas.microsoft.com/packaging/2011/08/nuspec.xsd'><metadata><id/><version/><authors/><description/><license type='expression'>MIT</license><tags/></metadata></package>"
    $nuspec.package.metadata.id = 'ActionTrail'
    $nuspec.package.metadata.version = [string] $manifest.Version
    $nuspec.package.metadata.authors = $manifest.Author
    $nuspec.package.metadata.description = $manifest.Description
    $nuspec.package.metadata.tags = (@('PSModule') + $manifest.Tags) -join ' '
    $nuspec.Save("$staging/ActionTrail.nuspec")
    [System.IO.Compression.ZipFile]::CreateFromDirectory($staging, $package)
    Write-Information "Packed $package" -InformationAction Continue
}

& "Invoke-$Task"
