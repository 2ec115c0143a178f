using System.Text.Json.Nodes;
using ActionTrail.Engine.Delivery;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>How often delivery of a trail succeeded or failed, summed up over windows of time. Windows in which nothing was tried are left out.</summary>
// Unconfirmed: what the counts count; here batches that arrived and attempts that failed.
internal sealed class DescribeTrailDeliveryMetricData : TrailOperation
{
    private const int MostWindows = 1_440;

    private static readonly Dictionary<string, (DestinationKind Kind, Func<DeliveryAttempts, long> Count)> s_metrics = new(StringComparer.Ordinal)
    {
        ["delivery_oss_success_count"] = (DestinationKind.Oss, static attempts => attempts.Succeeded),
        ["delivery_oss_fail_count"] = (DestinationKind.Oss, static attempts => attempts.Failed),
        ["delivery_sls_success_count"] = (DestinationKind.Sls, static attempts => attempts.Succeeded),
        ["delivery_sls_fail_count"] = (DestinationKind.Sls, static attempts => attempts.Failed),
    };

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        TrailDocument trail = OwnTrail(call, "TrailName");
        string name = call.Parameters.Required("MetricName");
        if (!s_metrics.TryGetValue(name, out (DestinationKind Kind, Func<DeliveryAttempts, long> Count) metric))
        {
            throw TrailErrors.InvalidParameter($"MetricName '{name}' is unknown; {string.Join(", ", s_metrics.Keys)} are allowed.");
        }

        _ = call.Parameters.Required("Period");
        _ = call.Parameters.Required("StartTime");
        _ = call.Parameters.Required("EndTime");
        long period = call.Parameters.Integer("Period", 60, 86_400, 60);
        (DateTimeOffset start, DateTimeOffset end) = TimeRange.Read(call, TimeSpan.Zero);
        if (period % 60 != 0 || (end - start).TotalSeconds / period > MostWindows)
        {
            throw TrailErrors.InvalidParameter($"Period {period} is not a multiple of 60 that cuts the time into at most {MostWindows} windows.");
        }

        long window = period * 1_000;
        return new JsonObject
        {
            ["MetricList"] = new JsonArray(
            [
                .. TrailPorts.Of(call.Cloud).Delivery.AttemptsOf(trail, metric.Kind, start, end)
                    .GroupBy(attempts => attempts.Minute.ToUnixTimeMilliseconds() / window * window)
                    .OrderBy(static group => group.Key)
                    .Select(group => (JsonNode)new JsonObject { ["Timestamp"] = group.Key, ["Count"] = group.Sum(metric.Count) }),
            ]),
        };
    }
}
