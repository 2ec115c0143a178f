<#
.SYNOPSIS
Brings the table of docs/errors.md up to date with the kinds of errors in the code.
.DESCRIPTION
The text above the table is written by people and left alone. Needs the built module.
.PARAMETER Path
The page.
.PARAMETER Check
Changes nothing; writes the lines that differ.
#>
[CmdletBinding()]
param(
    [string] $Path = (Join-Path $PSScriptRoot '../docs/errors.md'),
    [switch] $Check
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot '../artifacts/module/ActionTrail/ActionTrail.psd1')
$kinds = (Get-Command Get-AtContext).ImplementingType.Assembly.GetType('ActionTrail.Commands.ErrorKinds').GetProperty('All').GetValue($null)
$old = [System.IO.File]::ReadAllText($Path)
$head = $old.Substring(0, $old.IndexOf("|---|---|---|---|`n", [System.StringComparison]::Ordinal)) + "|---|---|---|---|`n"
$rows = foreach ($kind in $kinds | Sort-Object Id) {
    "| ``$($kind.Id)`` | $($kind.Category) | $($kind.When) | $($kind.Action) |"
}

$new = $head + ($rows -join "`n") + "`n"
if ($Check) {
    Compare-Object ($old -split "`n") ($new -split "`n") | ForEach-Object InputObject
}
elseif ($new -cne $old) {
    [System.IO.File]::WriteAllText($Path, $new)
}
