using ActionTrail.Core.Events;

namespace ActionTrail.LocalCloud.Ledger;

/// <summary>What decides where an event is filed.</summary>
internal record struct EventFiling
{
    /// <summary>Event time, milliseconds since 1970-01-01 UTC; null when the event has none that can be read.</summary>
    public long? Time { get; set; }

    /// <summary><c>acsRegion</c>; null when absent.</summary>
    public string? Region { get; set; }

    /// <summary><c>eventCategory</c>; null for management events, which may carry none.</summary>
    public string? Category { get; set; }

    /// <summary>Whether staff or systems of the cloud did it (Inner-ActionTrail).</summary>
    public bool IsPlatformOperation { get; set; }

    /// <summary>Whether it is a management event: look-ups see no others.</summary>
    public readonly bool IsManagement => Category is null && !IsPlatformOperation;

    /// <summary>Category that the event counts in: <c>Management</c> when it names none; empty for platform operations.</summary>
    public readonly string EffectiveCategory => Category ?? (IsPlatformOperation ? "" : EventCategories.Management);

    /// <summary><c>isGlobal</c>: an event of a global service, which every region shows.</summary>
    public bool IsGlobal { get; set; }

    /// <summary><c>eventRW</c> is <c>Read</c>.</summary>
    public bool IsRead { get; set; }

    /// <summary>Every field that delivery decides by was there, once and in its usual form, so nothing has to be read again.</summary>
    public bool IsComplete { get; set; }
}
