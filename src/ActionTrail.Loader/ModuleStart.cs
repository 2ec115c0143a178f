using System.Management.Automation;
using System.Reflection;
using System.Runtime.Loader;

namespace ActionTrail.Loader;

/// <summary>
/// Runs when PowerShell imports this assembly, which the manifest puts before the cmdlets: from then on, what the cmdlets refer to comes
/// from <see cref="ModuleLoadContext"/>. Nothing is loaded before it is needed.
/// </summary>
/// <remarks>
/// Only this assembly and that of the cmdlets enter the host's own load context. Neither refers to anything that another module could bring
/// in another version. The handler is asked for what the host itself does not find, and answers for this module's own assemblies alone.
/// </remarks>
public sealed class ModuleStart : IModuleAssemblyInitializer
{
    private static readonly Lock s_lock = new();
    private static ModuleLoadContext? s_context;

    /// <inheritdoc/>
    public void OnImport()
    {
        lock (s_lock)
        {
            if (s_context is null)
            {
                s_context = new ModuleLoadContext(Path.Combine(Path.GetDirectoryName(typeof(ModuleStart).Assembly.Location)!, "bin"));
                AssemblyLoadContext.Default.Resolving += Resolve;
            }
        }
    }

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name) =>
        name.Name?.StartsWith("ActionTrail.", StringComparison.Ordinal) == true ? s_context!.Find(name) : null;
}
