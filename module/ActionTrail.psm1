Set-StrictMode -Version Latest

# The loader is the only assembly that enters the host's own load context; it has no dependencies.
if (-not ('ActionTrail.Loader.ModuleLoadContext' -as [type])) {
    $null = [System.Reflection.Assembly]::LoadFrom((Join-Path $PSScriptRoot 'ActionTrail.Loader.dll')) # Add-Type would load a compiler
}

$commands = [ActionTrail.Loader.ModuleLoadContext]::LoadCommands((Join-Path $PSScriptRoot 'bin' 'ActionTrail.Commands.dll'))
$inner = Import-Module -Assembly $commands -Force -PassThru

# A repeated import of an assembly that is already loaded exports nothing by itself.
$export = [System.Management.Automation.PSModuleInfo].GetMethod('AddExportedCmdlet', [System.Reflection.BindingFlags]'Instance, NonPublic')
foreach ($cmdlet in $inner.ExportedCmdlets.Values) {
    $export.Invoke($ExecutionContext.SessionState.Module, @(, $cmdlet))
}
