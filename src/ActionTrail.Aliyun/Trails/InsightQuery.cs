namespace ActionTrail.Aliyun.Trails;

/// <summary>Which insight events are looked up.</summary>
public sealed record InsightQuery
{
    /// <summary>Earliest time, inclusive; null for seven days before the end. Insights are kept for 93 days.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>Latest time, inclusive; null for now.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>
    /// At most two conditions: attribute (<c>ServiceName</c>, <c>EventName</c>, <c>SourceIpAddress</c>, <c>InsightType</c>, <c>EventId</c>,
    /// <c>AccessKeyId</c>, <c>InsightObject</c>) and whole value.
    /// </summary>
    public IReadOnlyDictionary<string, string> Conditions { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
