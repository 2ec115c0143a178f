using ActionTrail.Aliyun.Pop;

namespace ActionTrail.Aliyun.Trails;

/// <summary>Which data events a trail delivers.</summary>
public sealed record DataEventSelection
{
    /// <summary>Name of the trail.</summary>
    public required string TrailName { get; init; }

    /// <summary>
    /// Selectors, JSON: an array of 1 to 20 objects with <c>ServiceName</c> and optionally <c>ReadWriteType</c>, <c>EventName</c> and
    /// <c>ResourceArn</c> (each <c>{"Equals":[…]}</c> or <c>{"NotEquals":[…]}</c>); empty when the trail delivers none.
    /// </summary>
    public required string EventSelectors { get; init; }

    /// <summary>Whether every region of the trail is meant.</summary>
    public bool IsTrailAllRegion { get; init; }

    /// <summary>Regions that are meant otherwise, when setting; empty for the home region. Answers do not tell them.</summary>
    public IReadOnlyList<string> RegionIds { get; init; } = [];

    /// <summary>Log Service projects that take the events, one per region; told by answers.</summary>
    public IReadOnlyList<string> ProjectArns { get; init; } = [];

    internal static DataEventSelection Read(string trailName, string selectorsName, PopAnswer answer) => new()
    {
        TrailName = trailName,
        EventSelectors = answer.TextOrNull(selectorsName) ?? "",
        IsTrailAllRegion = answer.Boolean("IsTrailAllRegion"),
        ProjectArns = [.. answer.List("SlsDeliveryConfigs").Select(static config => config.TextOrNull("RegionSlsProjectArn") ?? "")],
    };
}
