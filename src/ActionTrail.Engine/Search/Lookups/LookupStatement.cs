using System.Globalization;

namespace ActionTrail.Engine.Search.Lookups;

/// <summary>How complete the answer of a look-up is, in numbers that balance.</summary>
public sealed record LookupStatement
{
    /// <summary>Earliest event time asked for.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Latest event time asked for.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Since when the service keeps events; what is older must be searched in an archive.</summary>
    public required DateTimeOffset KeptSince { get; init; }

    /// <summary>The accounts and regions that were asked.</summary>
    public required IReadOnlyList<LookupSource> Sources { get; init; }

    /// <summary>Pages asked for.</summary>
    public long Requests => Sources.Sum(static source => source.Requests);

    /// <summary>Events that came, matching or not.</summary>
    public long EventsReceived => Sources.Sum(static source => source.EventsReceived);

    /// <summary>Of these, those given.</summary>
    public long EventsMatched { get; init; }

    /// <summary>Of these, those that the service could not tell apart and that were left out here.</summary>
    public long EventsRejected { get; init; }

    /// <summary>Of these, those that had come from another region or account already: same <c>eventId</c>.</summary>
    public long DuplicatesMerged { get; init; }

    /// <summary>Of these, those that nobody looked at, because the answer was complete without them or the look-up was stopped.</summary>
    public long EventsNotNeeded { get; init; }

    /// <summary>Whether the look-up was ended before its answer was complete.</summary>
    public bool IsInterrupted { get; init; }

    /// <summary>Whether the answer has everything that was asked for: every account answered, nothing too old to be kept, not interrupted.</summary>
    public bool IsComplete => !IsInterrupted && Since >= KeptSince && Sources.All(static source => source.Error.Length == 0);

    /// <summary>Whether the numbers add up; anything else is a bug.</summary>
    public bool Balances => EventsReceived == EventsMatched + EventsRejected + DuplicatesMerged + EventsNotNeeded;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"""
        {(IsComplete ? "Complete" : "NOT complete")}: {Sources.Count} account(s) and region(s), {Text(Since)} to {Text(Until)}, {Requests} requests{(Since < KeptSince ? $", nothing before {Text(KeptSince)} is kept" : "")}. Events: {EventsReceived} received = {EventsMatched} matched + {DuplicatesMerged} duplicates merged + {EventsNotNeeded} not needed + {EventsRejected} others.{string.Concat(Sources.Where(static source => source.Error.Length > 0).Select(static source => $" {source.Name} in {source.Region}: {source.Error}"))}
        """);

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
