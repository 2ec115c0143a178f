using ActionTrail.Core.Archive;
using ActionTrail.Core.Events;

namespace ActionTrail.Engine.Verification;

/// <summary>Which delivered events are meant. Texts compare whole and with case; empty lists and nulls mean every event.</summary>
public sealed record DeliveredArchiveQuery
{
    private static readonly TimeSpan s_late = TimeSpan.FromDays(1);

    /// <summary>Earliest event time, inclusive.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Latest event time, inclusive.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Accounts.</summary>
    public IReadOnlyCollection<string> AccountIds { get; init; } = [];

    /// <summary>Region.</summary>
    public string? Region { get; init; }

    /// <summary>Service, for example <c>Ecs</c>.</summary>
    public string? ServiceName { get; init; }

    /// <summary>Name of the API or operation.</summary>
    public string? EventName { get; init; }

    /// <summary>Who acted.</summary>
    public string? UserName { get; init; }

    /// <summary>Whether an object may hold such events, as its key tells. A file may hold events of the day before.</summary>
    /// <param name="key">Key of the object.</param>
    /// <returns>False when it cannot.</returns>
    public bool MayBeIn(ArchiveObjectKey key) =>
        (From is not { } from || key.Day >= DateOnly.FromDateTime((from - s_late).UtcDateTime))
        && (To is not { } to || key.Day <= DateOnly.FromDateTime((to + s_late).UtcDateTime))
        && (AccountIds.Count == 0 || key.Partition.Account is not { } account || AccountIds.Contains(account.Value, StringComparer.Ordinal));

    /// <summary>Whether an event is meant.</summary>
    /// <param name="found">The event.</param>
    /// <returns>True when it is.</returns>
    public bool Fits(AuditEvent found) =>
        (From is not { } from || found.EventTime >= from)
        && (To is not { } to || found.EventTime <= to)
        && (AccountIds.Count == 0 || AccountIds.Contains(found.AccountId, StringComparer.Ordinal))
        && Is(Region, found.Region) && Is(ServiceName, found.ServiceName) && Is(EventName, found.EventName) && Is(UserName, found.UserIdentity.UserName);

    private static bool Is(string? wanted, string found) => wanted is null || string.Equals(wanted, found, StringComparison.Ordinal);
}
