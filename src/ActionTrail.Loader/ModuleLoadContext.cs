using System.Reflection;
using System.Runtime.Loader;

namespace ActionTrail.Loader;

/// <summary>
/// Keeps what the cmdlets need, managed and native, apart from the host and from other modules: a private load context over the module's
/// <c>bin</c> folder. What is not there (PowerShell itself, the framework) it leaves to the host.
/// </summary>
internal sealed class ModuleLoadContext(string folder) : AssemblyLoadContext("ActionTrail")
{
    /// <summary>The assembly of this name from the module's folder, or null when the folder has none.</summary>
    public Assembly? Find(AssemblyName name) =>
        Path.Combine(folder, $"{name.Name}.dll") is var path && File.Exists(path) ? LoadFromAssemblyPath(path) : null;

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) => Find(assemblyName);

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        // hostpolicy knows which of the runtimes folders fits this system. It is slow to start, so it is asked here only.
        var resolver = new AssemblyDependencyResolver(Path.Combine(folder, "ActionTrail.Commands.dll"));
        return resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;
    }
}
