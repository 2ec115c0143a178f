Set-StrictMode -Version Latest

# No cmdlet of another module is called here: loading that module would cost more than this one.
# The loader is the only assembly that enters the host's own load context; it has no dependencies.
if (-not ('ActionTrail.Loader.ModuleLoadContext' -as [type])) {
    $null = [System.Reflection.Assembly]::LoadFrom([System.IO.Path]::Combine($PSScriptRoot, 'ActionTrail.Loader.dll'))
}

$commands = [ActionTrail.Loader.ModuleLoadContext]::LoadCommands([System.IO.Path]::Combine($PSScriptRoot, 'bin', 'ActionTrail.Commands.dll'))
$inner = Import-Module -Assembly $commands -Force -PassThru
$commands.GetType('ActionTrail.Commands.ModuleExports')::Publish($inner, $ExecutionContext.SessionState.Module)
