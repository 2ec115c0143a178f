using System.Management.Automation;
using ActionTrail.Commands.Connection;
using ActionTrail.Core.Errors;
using ActionTrail.LocalCloud;

namespace ActionTrail.Commands.LocalClouds;

/// <summary>Remove-AtLocalCloud: disconnects from a local cloud and deletes it with everything in its folder.</summary>
[Cmdlet(VerbsCommon.Remove, "AtLocalCloud", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High), OutputType(typeof(void))]
public sealed class RemoveAtLocalCloudCommand : PSCmdlet
{
    /// <summary>Folders, or the objects of New-AtLocalCloud.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true), LocalCloudTransformation]
    public string[] Path { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string path in Path)
        {
            string folder = LocalCloudFolder.PathOf(GetUnresolvedProviderPathFromPSPath(path));
            if (!ShouldProcess($"Local cloud {folder}", "Delete with everything in it"))
            {
                continue;
            }

            try
            {
                Disconnect(folder);
                LocalCloudFolder.Delete(folder);
            }
            catch (ConfigurationException error)
            {
                WriteError(error.ToErrorRecord(path));
            }
        }
    }

    private static void Disconnect(string folder)
    {
        foreach (AtContext context in ContextTable.Current.All.Where(context => context.LocalCloud?.Folder == folder))
        {
            ContextTable.Current.Remove(context);
            context.Close();
        }

        OpenClouds.Release(folder);
    }
}
