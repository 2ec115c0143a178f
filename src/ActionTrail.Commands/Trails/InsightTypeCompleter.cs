using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Trails;

namespace ActionTrail.Commands.Trails;

/// <summary>Completes kinds of insights.</summary>
public sealed class InsightTypeCompleter : LiveCompleter
{
    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<string>> NamesAsync(CloudConnection connection, CancellationToken cancellationToken) =>
        [.. (await new InsightsClient(connection).GetTypesAsync(cancellationToken).ConfigureAwait(false)).Keys];
}
