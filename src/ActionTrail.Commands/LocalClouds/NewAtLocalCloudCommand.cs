using System.Management.Automation;
using ActionTrail.Commands.Connection;
using ActionTrail.Commands.Times;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;
using ActionTrail.LocalCloud;
using ActionTrail.LocalCloud.Samples;

namespace ActionTrail.Commands.LocalClouds;

/// <summary>New-AtLocalCloud: creates a local cloud with a sample company in it.</summary>
[Cmdlet(VerbsCommon.New, "AtLocalCloud", DefaultParameterSetName = PathSet, SupportsShouldProcess = true), OutputType(typeof(AtLocalCloud))]
public sealed class NewAtLocalCloudCommand : AsyncCommand
{
    private const string PathSet = "Path";
    private const string EphemeralSet = "Ephemeral";

    /// <summary>Folder of the cloud; must be missing or empty.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipeline = true)]
    public string Path { get; set; } = "";

    /// <summary>Makes the cloud in a temporary folder, for a test; Remove-AtLocalCloud deletes it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = EphemeralSet)]
    public SwitchParameter Ephemeral { get; set; }

    /// <summary>Creates the management account only: no resource directory, no members.</summary>
    [Parameter]
    public SwitchParameter Empty { get; set; }

    /// <summary>Makes account ids, keys and request ids reproducible: the same seed gives the same ones. Not for secrets that matter.</summary>
    [Parameter]
    public string Seed { get; set; } = "";

    /// <summary>Time at which the cloud's clock stands until the test moves it with the MoveClock method of the cloud, so that every run sees the same times.</summary>
    [Parameter(ParameterSetName = EphemeralSet), TimeTransformation]
    public AtTime? Clock { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        object target = Ephemeral ? "Ephemeral" : Path;
        if (!ShouldProcess(Ephemeral ? "Local cloud in a temporary folder" : $"Local cloud {GetUnresolvedProviderPathFromPSPath(Path)}", "Create"))
        {
            return;
        }

        try
        {
            var options = new LocalCloudOptions { Folder = Ephemeral ? EphemeralFolder.Create() : FreeFolder() };
            if (Create(Reproducible(options), target) is { } made)
            {
                WriteObject(made);
            }
        }
        catch (ConfigurationException error)
        {
            ThrowTerminatingError(error.ToErrorRecord(target));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            ThrowTerminatingError(failure.ToErrorRecord(target));
        }
    }

    // Let go of before it is written, so that the next cmdlet of the pipeline may delete it. An ephemeral one stays open: it has no other life.
    private AtLocalCloud? Create(LocalCloudOptions options, object target)
    {
        LocalCloudHost host = OpenClouds.Join(options);
        AtLocalCloud? made = null;
        try
        {
            made = TryRun(target, stop => FillAsync(host, stop)) ? AtLocalCloud.Of(host) : null;
            return made;
        }
        finally
        {
            if (Ephemeral && made is not null)
            {
                OpenClouds.Keep(host);
            }
            else
            {
                OpenClouds.Leave(host);
            }
        }
    }

    private LocalCloudOptions Reproducible(LocalCloudOptions options) => options with
    {
        Ids = Seed.Length == 0 ? options.Ids : IdSource.Seeded(Seed),
        Time = Clock is null ? options.Time : new StandingClock(Clock.Resolve(options.Time)),
    };

    private async Task FillAsync(LocalCloudHost host, CancellationToken cancellationToken)
    {
        if (Empty)
        {
            host.CreateAccount(SampleCompany.ManagementName);
        }
        else
        {
            await SampleCompany.EnsureAsync(host, RegionId.Parse(ConnectAtAccountCommand.DefaultRegion), cancellationToken).ConfigureAwait(false);
        }
    }

    private string FreeFolder()
    {
        string folder = GetUnresolvedProviderPathFromPSPath(Path);
        return LocalCloudFolder.IsFree(folder) ? folder
            : LocalCloudFolder.HoldsCloud(folder) ? throw new ConfigurationException($"Folder '{folder}' holds a local cloud already; Connect-AtAccount -LocalCloud '{folder}' uses it, Remove-AtLocalCloud '{folder}' deletes it.")
            : throw new ConfigurationException($"Folder '{folder}' holds other files; a local cloud needs a folder of its own, missing or empty.");
    }
}
