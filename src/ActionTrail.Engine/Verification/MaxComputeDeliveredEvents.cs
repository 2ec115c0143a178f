using System.Runtime.CompilerServices;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.Core.Destinations;

namespace ActionTrail.Engine.Verification;

/// <summary>Reads delivered events from a trail's table by SQL.</summary>
/// <param name="connection">An identity that may select from the table.</param>
/// <param name="project">Project.</param>
/// <param name="table">Table of the trail.</param>
public sealed class MaxComputeDeliveredEvents(CloudConnection connection, MaxComputeProjectName project, MaxComputeTableName table) : IDeliveredEvents
{
    private readonly MaxComputeClient _maxCompute = new(connection);

    /// <inheritdoc/>
    public string Kind => "MaxCompute";

    /// <inheritdoc/>
    public async IAsyncEnumerable<DeliveredEvent> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (MaxComputeRecord row in _maxCompute.QueryAsync(project, $"SELECT account_id, event_id FROM {table};", null, cancellationToken).ConfigureAwait(false))
        {
            yield return new DeliveredEvent((string)row[0]!, (string)row[1]!, table.Value);
        }
    }
}
