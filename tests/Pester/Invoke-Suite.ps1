<#
.SYNOPSIS
Runs the Pester suite against the built module.
.PARAMETER Report
File that gets the results in NUnit format; none by default.
.PARAMETER Path
Test files or folders; by default all of them, and the examples that are tests.
#>
[CmdletBinding()]
param(
    [string] $Report = '',
    [string[]] $Path = @($PSScriptRoot, (Join-Path $PSScriptRoot '../../examples'))
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
# Colour codes are no part of what examples print, and no legal characters of the report.
$env:NO_COLOR = '1'
Import-Module -Name Pester -MinimumVersion 5.0
Import-Module -Name (Join-Path $PSScriptRoot '../../artifacts/module/ActionTrail/ActionTrail.psd1') -Force

$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.Exit = $true
$configuration.Output.Verbosity = if ($Report) { 'Normal' } else { 'Detailed' }
if ($Report) {
    $configuration.TestResult.Enabled = $true
    $configuration.TestResult.OutputFormat = 'NUnit2.5'
    $configuration.TestResult.OutputPath = $Report
}

Invoke-Pester -Configuration $configuration
