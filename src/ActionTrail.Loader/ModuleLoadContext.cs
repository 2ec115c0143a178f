using System.Reflection;
using System.Runtime.Loader;

namespace ActionTrail.Loader;

/// <summary>
/// Keeps the module's assemblies, managed and native, apart from those of the host and of other modules: a private load context that
/// looks into the module's <c>bin</c> folder first and leaves only what is not there (PowerShell itself, the framework) to the host.
/// </summary>
public sealed class ModuleLoadContext : AssemblyLoadContext
{
    private static readonly Lock s_lock = new();
    private static ModuleLoadContext? s_context;
    private readonly AssemblyDependencyResolver _resolver;
    private readonly string _commandsPath;

    private ModuleLoadContext(string commandsPath)
        : base("ActionTrail")
    {
        _commandsPath = commandsPath;
        _resolver = new AssemblyDependencyResolver(commandsPath);
    }

    /// <summary>Loads the cmdlet assembly; a second import in the same process gets the same assembly.</summary>
    /// <param name="commandsPath">Absolute path of <c>ActionTrail.Commands.dll</c>.</param>
    /// <returns>The assembly, for <c>Import-Module -Assembly</c>.</returns>
    public static Assembly LoadCommands(string commandsPath)
    {
        lock (s_lock)
        {
            s_context ??= new ModuleLoadContext(commandsPath);
            return s_context.LoadFromAssemblyPath(s_context._commandsPath);
        }
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) =>
        _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;
}
