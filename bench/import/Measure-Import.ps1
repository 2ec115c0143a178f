<#
.SYNOPSIS
Measures what Import-Module of the package adds to a start of PowerShell.
.DESCRIPTION
Starts 'pwsh -NoProfile' bare and with the import, in turn, and writes the median of each with its fastest and slowest start, and the
difference of the medians. The target is 150 ms at most; the figures mean something on a machine that does nothing else.
.PARAMETER Module
Manifest of the module; the one in artifacts/package, or else the one that the build laid out.
.PARAMETER Count
How many starts of each kind.
.PARAMETER Json
Writes the result as JSON.
.EXAMPLE
./bench/import/Measure-Import.ps1
#>
[CmdletBinding()]
param(
    [string] $Module = '',
    [ValidateRange(1, 100)] [int] $Count = 10,
    [switch] $Json
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$candidates = 'package', 'module' | ForEach-Object { Join-Path $PSScriptRoot "../../artifacts/$_/ActionTrail/ActionTrail.psd1" }
$manifest = Resolve-Path ($Module ? $Module : ($candidates | Where-Object { Test-Path $_ } | Select-Object -First 1))

function Measure-Start {
    param([string] $Command)
    $start = [System.Diagnostics.ProcessStartInfo]::new((Get-Process -Id $PID).Path)
    '-NoProfile', '-NonInteractive', '-Command', $Command | ForEach-Object { $start.ArgumentList.Add($_) }
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    $process = [System.Diagnostics.Process]::Start($start)
    $process.WaitForExit()
    $elapsed = $watch.Elapsed.TotalMilliseconds
    if ($process.ExitCode -ne 0) {
        throw "'pwsh -NoProfile -Command $Command' ended with exit code $($process.ExitCode)."
    }

    $elapsed
}

function Get-Median {
    param([double[]] $Value)
    $sorted = @($Value | Sort-Object)
    $half = [int] [math]::Floor($sorted.Count / 2)
    $sorted.Count % 2 ? $sorted[$half] : ($sorted[$half - 1] + $sorted[$half]) / 2
}

function Get-Spread {
    param([double[]] $Value)
    $ends = $Value | Measure-Object -Minimum -Maximum
    '{0:0} to {1:0}' -f $ends.Minimum, $ends.Maximum
}

$import = "Import-Module '$("$manifest" -replace "'", "''")'"
$null = Measure-Start 'exit' # the first start of each kind reads the disk
$null = Measure-Start $import
$bare = [System.Collections.Generic.List[double]]::new()
$with = [System.Collections.Generic.List[double]]::new()
foreach ($round in 1..$Count) {
    Write-Progress -Activity 'Measuring starts of PowerShell' -Status "$round of $Count" -PercentComplete (100 * $round / $Count)
    $bare.Add((Measure-Start 'exit'))
    $with.Add((Measure-Start $import))
}

$result = [pscustomobject]@{
    Module = "$manifest"
    PowerShell = "$($PSVersionTable.PSVersion)"
    Starts = $Count
    BareMilliseconds = [math]::Round((Get-Median $bare))
    BareSpread = Get-Spread $bare
    ImportMilliseconds = [math]::Round((Get-Median $with))
    ImportSpread = Get-Spread $with
    AddedMilliseconds = [math]::Round((Get-Median $with) - (Get-Median $bare))
    TargetMilliseconds = 150
}
$Json ? ($result | ConvertTo-Json) : $result
