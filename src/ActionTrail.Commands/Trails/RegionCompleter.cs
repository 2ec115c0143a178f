using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Trails;

namespace ActionTrail.Commands.Trails;

/// <summary>Completes ids of regions.</summary>
public sealed class RegionCompleter : LiveCompleter
{
    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<string>> NamesAsync(CloudConnection connection, CancellationToken cancellationToken) =>
        [.. (await new TrailsClient(connection).DescribeRegionsAsync("en-US", cancellationToken).ConfigureAwait(false)).Select(static region => region.RegionId)];
}
