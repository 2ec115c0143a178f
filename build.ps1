#!/usr/bin/env pwsh
<#
.SYNOPSIS
Builds, tests, documents, packages and demonstrates ActionTrail.PS.
.DESCRIPTION
Needs the .NET SDK; downloads no modules.
.PARAMETER Task
Build: the solution and the module folder, artifacts/module/ActionTrail. Test: xunit, Pester, and the SDKs of others. Docs: the generated
parts of the help pages, of docs/errors.md and of docs/coverage.md. Package: the folder artifacts/package/ActionTrail and the .nupkg of it.
Demo: the multi-account procedure on a local cloud.
.PARAMETER Configuration
Release (default) or Debug.
.PARAMETER NoBuild
Works on what the last build laid out.
.EXAMPLE
./build.ps1 Package
#>
[CmdletBinding()]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', '', Justification = 'The functions use them.')]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Docs', 'Package', 'Demo')]
    [string] $Task = 'Build',

    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Release',

    [switch] $NoBuild
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
    if (-not $NoBuild) {
        Invoke-Native dotnet @('build', "$root/ActionTrail.PS.sln", '-c', $Configuration, '--nologo')
    }
}

function Invoke-Test {
    $build = @(if ($NoBuild) { '--no-build' })
    Invoke-Native dotnet (@('test', "$root/ActionTrail.PS.sln", '-c', $Configuration, '--nologo') + $build)
}

function Invoke-Document {
    Invoke-Build
    & "$root/tools/Update-HelpPage.ps1"
    & "$root/tools/Update-ErrorPage.ps1"
    $env:ACTIONTRAIL_WRITE_COVERAGE = '1'
    try {
        $filter = @('--no-build', '--filter', 'FullyQualifiedName~CoverageTests')
        Invoke-Native dotnet (@('test', "$root/tests/ActionTrail.LocalCloud.Tests", '-c', $Configuration, '--nologo') + $filter)
    }
    finally {
        Remove-Item env:ACTIONTRAIL_WRITE_COVERAGE
    }
}

function Invoke-Package {
    Invoke-Build
    Write-Information "Packed $(& "$root/tools/New-ModulePackage.ps1")" -InformationAction Continue
}

function Invoke-Demo {
    Invoke-Native dotnet @('run', '-c', $Configuration, '--project', "$root/src/ActionTrail.Cli", '--', 'demo', '--path', "$root/demo")
}

& "Invoke-$($Task -eq 'Docs' ? 'Document' : $Task)"
