using System.ComponentModel;
using System.Management.Automation;
using System.Reflection;

namespace ActionTrail.Commands;

/// <summary>Lets the script module export the cmdlets of this assembly, at the first import and at every further one.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ModuleExports
{
    /// <summary>Publishes the cmdlets of one module as those of another.</summary>
    /// <param name="inner">The module that PowerShell made of this assembly.</param>
    /// <param name="module">The module that users import.</param>
    /// <remarks>PowerShell has no public way to do this, and by itself exports the cmdlets of a loaded assembly only once.</remarks>
    public static void Publish(PSModuleInfo inner, PSModuleInfo module)
    {
        MethodInfo export = typeof(PSModuleInfo).GetMethod("AddExportedCmdlet", BindingFlags.Instance | BindingFlags.NonPublic)!;
        foreach (CmdletInfo cmdlet in inner.ExportedCmdlets.Values)
        {
            export.Invoke(module, [cmdlet]);
        }
    }
}
