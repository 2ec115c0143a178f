using System.Text.Json;
using ActionTrail.Engine.Search.Queries;

namespace ActionTrail.Benchmarks.Search;

/// <summary>One question, as each tool is asked it.</summary>
/// <param name="Name">Name for the table and for <c>--only</c>.</param>
/// <param name="Corpus">Name of the folder that is searched.</param>
/// <param name="Query">What the engine is asked.</param>
/// <param name="Arguments">What <c>attrail search</c> is told besides the folder.</param>
internal sealed record SearchQuestion(string Name, string Corpus, ArchiveQuery Query, IReadOnlyList<string> Arguments)
{
    private static readonly ArchiveQuery s_rare = new() { UserNames = ["user499"] };

    private static readonly ArchiveQuery s_day = new()
    {
        EventNames = ["DeleteInstance"],
        ErrorCodes = ["NoPermission"],
        Since = new(2026, 3, 15, 0, 0, 0, TimeSpan.Zero),
        Until = new(2026, 3, 16, 0, 0, 0, TimeSpan.Zero),
    };

    /// <summary>The questions.</summary>
    public static IReadOnlyList<SearchQuestion> All { get; } =
    [
        new("rare-user", "large", s_rare, ["--user", "user499"])
        {
            Where = "userIdentity.userName = 'user499'",
            Jq = """.[] | select(.userIdentity.userName == "user499") | .eventId""",
            Rg = "\"userName\":\"user499\"",
            DuckDbTarget = 3,
        },
        new("day-two-fields", "large", s_day, ["--event", "DeleteInstance", "--error", "NoPermission", "--since", "2026-03-15T00:00:00Z", "--until", "2026-03-16T00:00:00Z"])
        {
            Where = "eventName = 'DeleteInstance' AND errorCode = 'NoPermission' AND eventTime >= '2026-03-15T00:00:00Z' AND eventTime < '2026-03-16T00:00:00Z'",
            Days = ["2026/03/15", "2026/03/16"],
            DuckDbTarget = 3,
        },
        new("count", "large", ArchiveQuery.All, ["--count-by", "serviceName,eventName"]) { CountBy = ["serviceName", "eventName"], DuckDbTarget = 1.5 },
        new("small-objects", "small", s_rare, ["--user", "user499"]) { Where = "userIdentity.userName = 'user499'", DuckDbTarget = 3 },
    ];

    /// <summary>The fields to count by.</summary>
    public IReadOnlyList<string> CountBy { get; init; } = [];

    /// <summary>The condition in SQL; empty for none.</summary>
    public string Where { get; init; } = "";

    /// <summary>The days' folders that can hold an answer, for a peer that is told; empty when all can.</summary>
    public IReadOnlyList<string> Days { get; init; } = [];

    /// <summary>The filter of jq; empty when it is not asked.</summary>
    public string Jq { get; init; } = "";

    /// <summary>What ripgrep looks for; empty when it is not asked.</summary>
    public string Rg { get; init; } = "";

    /// <summary>How many times as fast as DuckDB the search must be.</summary>
    public double DuckDbTarget { get; init; }

    /// <summary>What the peers answer for a line of our answer: the event's id, or the values and their count.</summary>
    public string Answer(JsonElement line) => CountBy.Count == 0
        ? line.GetProperty("eventId").GetString()!
        : string.Join(' ', CountBy.Select(field => line.GetProperty(field).GetString()).Append(line.GetProperty("count").GetRawText()));
}
