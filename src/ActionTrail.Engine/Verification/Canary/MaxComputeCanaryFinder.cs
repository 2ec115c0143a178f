using System.Globalization;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.Core.Destinations;
using ActionTrail.Engine.Delivery.Sinks;

namespace ActionTrail.Engine.Verification.Canary;

/// <summary>Looks in a table: asks by SQL for the rows of the calls' days that hold one of the request ids.</summary>
/// <param name="connection">An identity that may select from the table, in the project's region.</param>
/// <param name="project">Project.</param>
/// <param name="table">Table of the trail.</param>
public sealed class MaxComputeCanaryFinder(CloudConnection connection, MaxComputeProjectName project, MaxComputeTableName table) : ICanaryFinder
{
    private const int IdsPerQuery = 20;
    private readonly MaxComputeClient _maxCompute = new(connection);

    /// <inheritdoc/>
    public string Kind => "MaxCompute";

    /// <inheritdoc/>
    public async Task<IReadOnlySet<string>> FindAsync(IReadOnlyCollection<CanaryCall> calls, CancellationToken cancellationToken)
    {
        var marks = new CanaryMarks(calls);
        foreach (CanaryCall[] some in calls.Chunk(IdsPerQuery))
        {
            DateTimeOffset first = some.Min(static call => call.MadeAt) - CanaryMarks.ClockSkew;
            string day = first.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
            string ids = string.Join(" OR ", some.Select(static call => $"event LIKE {SqlLiteral.String($"%{call.RequestId}%")}"));
            await foreach (MaxComputeRecord row in _maxCompute.QueryAsync(project, $"SELECT event FROM {table} WHERE {MaxComputeSink.DayColumn} >= '{day}' AND ({ids});", null, cancellationToken).ConfigureAwait(false))
            {
                marks.Look((string)row[0]!);
            }
        }

        return marks.Found;
    }
}
