using System.Management.Automation;
using ActionTrail.Commands.Connection;
using ActionTrail.Core.Errors;
using ActionTrail.LocalCloud;

namespace ActionTrail.Commands.LocalClouds;

/// <summary>Get-AtLocalCloud: the local clouds that this process has open, or the ones in given folders.</summary>
[Cmdlet(VerbsCommon.Get, "AtLocalCloud"), OutputType(typeof(AtLocalCloud))]
public sealed class GetAtLocalCloudCommand : PSCmdlet
{
    /// <summary>Folders; without them the clouds that are open.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true), Alias("FullName")]
    public string[] Path { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!MyInvocation.BoundParameters.ContainsKey(nameof(Path)))
        {
            WriteObject(OpenClouds.All.Select(AtLocalCloud.Of).OrderBy(static cloud => cloud.Path, StringComparer.Ordinal), enumerateCollection: true);
            return;
        }

        foreach (string path in Path)
        {
            try
            {
                WriteObject(Read(GetUnresolvedProviderPathFromPSPath(path)));
            }
            catch (ConfigurationException error)
            {
                WriteError(error.ToErrorRecord(path));
            }
        }
    }

    // Let go of before it is written, so that the next cmdlet of the pipeline may delete it.
    private static AtLocalCloud Read(string folder)
    {
        LocalCloudHost host = OpenClouds.Join(new LocalCloudOptions { Folder = folder, CreateIfMissing = false });
        try
        {
            return AtLocalCloud.Of(host);
        }
        finally
        {
            OpenClouds.Leave(host);
        }
    }
}
