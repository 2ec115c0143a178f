using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Trails;

namespace ActionTrail.Commands.Trails;

/// <summary>Completes names of trails.</summary>
public sealed class TrailCompleter : LiveCompleter
{
    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<string>> NamesAsync(CloudConnection connection, CancellationToken cancellationToken) =>
        [.. (await new TrailsClient(connection).DescribeTrailsAsync(new TrailQuery(), cancellationToken).ConfigureAwait(false)).Select(static trail => trail.Name)];
}
