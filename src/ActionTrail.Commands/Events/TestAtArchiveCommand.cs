using System.Management.Automation;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Commands.Trails;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Verification;
using ActionTrail.Engine.Verification.Seals;

namespace ActionTrail.Commands.Events;

/// <summary>Test-AtArchive: verifies delivered files by their seal, without the source, and names each that is missing, altered, swapped or added.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AtArchive", DefaultParameterSetName = TrailSet), OutputType(typeof(SealFinding), typeof(SealStatement), typeof(bool))]
public sealed class TestAtArchiveCommand : CloudCommand
{
    private const string TrailSet = "Trail";
    private const string BucketSet = "Bucket";
    private const string PathSet = "Path";

    /// <summary>Trail whose bucket is verified; the context must be able to read it.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = TrailSet, ValueFromPipelineByPropertyName = true)]
    [Alias("Name"), ArgumentCompleter(typeof(TrailCompleter))]
    public string Trail { get; set; } = "";

    /// <summary>Bucket to verify.</summary>
    [Parameter(Mandatory = true, ParameterSetName = BucketSet)]
    public string Bucket { get; set; } = "";

    /// <summary>Key prefix in the bucket; the whole bucket when left out.</summary>
    [Parameter(ParameterSetName = BucketSet)]
    public string KeyPrefix { get; set; } = "";

    /// <summary>Folder with a downloaded copy; needs no context.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    public string Path { get; set; } = "";

    /// <summary>Keys of newest digests that were noted down earlier; proves that nothing up to them was taken away.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), Alias("SealHeads")]
    public string[] Head { get; set; } = [];

    /// <summary>Writes, after the findings, what was covered, in numbers that balance.</summary>
    [Parameter]
    public SwitchParameter Statement { get; set; }

    /// <summary>Writes whether the archive is as it was delivered, and nothing else.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private string Target => ParameterSetName switch { TrailSet => Trail, BucketSet => Bucket, _ => Path };

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == TrailSet && !IsFirst(Trail) && Head.Length == 0)
        {
            return;
        }

        string path = ParameterSetName == PathSet ? GetUnresolvedProviderPathFromPSPath(Path) : "";
        Pump(Target, async (post, stop) =>
        {
            (ISealedArchive archive, TimeProvider time) = path.Length > 0 ? (new FolderSealedArchive(path), TimeProvider.System) : (await InCloudAsync(stop).ConfigureAwait(false), Caller.Connection.Time);
            var verification = new ArchiveVerification(archive, time);
            await foreach (SealFinding finding in verification.FindAsync(Head, stop).ConfigureAwait(false))
            {
                if (!Quiet)
                {
                    post(() => WriteObject(finding));
                }
            }

            SealStatement statement = verification.Statement;
            post(() => Conclude(statement));
        });
    }

    private protected override void Begin()
    {
        if (ParameterSetName != PathSet)
        {
            base.Begin();
        }
    }

    private void Conclude(SealStatement statement)
    {
        WriteVerbose(statement.ToString());
        if (Quiet)
        {
            WriteObject(statement.IsIntact);
        }
        else if (Statement)
        {
            WriteObject(statement);
        }
    }

    private async Task<ISealedArchive> InCloudAsync(CancellationToken cancellationToken)
    {
        if (ParameterSetName == BucketSet)
        {
            return new BucketSealedArchive(Connection, BucketName.Parse(Bucket), KeyPrefix);
        }

        Trail trail = await new TrailsClient(Connection).FindTrailAsync(Trail, cancellationToken).ConfigureAwait(false)
            ?? throw new NameNotFoundException("Trail", Trail, $"among those that account {Caller.AccountId} sees in {Caller.Region}");
        return trail.OssBucketName.Length == 0
            ? throw new UnsuitableException($"Trail '{Trail}' delivers to no bucket; only files of a bucket are sealed.")
            : new BucketSealedArchive(TrailDestinations.InBucketRegion(Connection, trail), BucketName.Parse(trail.OssBucketName), trail.OssKeyPrefix);
    }
}
