using ActionTrail.Aliyun.Pop;

namespace ActionTrail.Aliyun.Trails;

/// <summary>The latest use of an access key for one thing.</summary>
public sealed record AccessKeyUse
{
    /// <summary>What was touched: a service, an operation, an address or a resource id, by the question.</summary>
    public required string Name { get; init; }

    /// <summary>Type of a resource; empty for other things.</summary>
    public string Type { get; init; } = "";

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset UsedTime { get; init; }

    /// <summary><c>ManagementEvent</c>, <c>DataEvent</c> or <c>Internal</c>.</summary>
    public string Source { get; init; } = "";

    /// <summary>Short form of the event, JSON.</summary>
    public string Detail { get; init; } = "";

    internal static AccessKeyUse Read(PopAnswer answer, string nameField, string? typeField = null) => new()
    {
        Name = answer.TextOrNull(nameField) ?? "",
        Type = typeField is null ? "" : answer.TextOrNull(typeField) ?? "",
        UsedTime = DateTimeOffset.FromUnixTimeMilliseconds(answer.Integer("UsedTimestamp", 0)),
        Source = answer.TextOrNull("Source") ?? "",
        Detail = answer.TextOrNull("Detail") ?? "",
    };
}
