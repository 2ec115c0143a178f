using System.Management.Automation;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Errors;

namespace ActionTrail.Commands.Trails;

/// <summary>Get-AtRegion: the regions in which ActionTrail runs.</summary>
[Cmdlet(VerbsCommon.Get, "AtRegion"), OutputType(typeof(TrailServiceRegion))]
public sealed class GetAtRegionCommand : CloudCommand
{
    /// <summary>Region ids or wildcards; all regions when left out.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true), Alias("RegionId"), SupportsWildcards, ArgumentCompleter(typeof(RegionCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Language of the names.</summary>
    [Parameter, ValidateSet("en-US", "zh-CN")]
    public string Language { get; set; } = "en-US";

    /// <inheritdoc/>
    protected override void ProcessRecord() => Pump(Name, async (post, stop) =>
    {
        var names = new NamePatterns(Name);
        foreach (TrailServiceRegion region in await new TrailsClient(Connection).DescribeRegionsAsync(Language, stop).ConfigureAwait(false))
        {
            if (names.Match(region.RegionId))
            {
                post(() => WriteResult(region));
            }
        }

        foreach (string name in names.Missing)
        {
            post(() => Report(new NameNotFoundException("Region", name, "among those in which ActionTrail runs"), name));
        }
    });
}
