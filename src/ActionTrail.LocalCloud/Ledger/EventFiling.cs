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

    /// <summary><c>isGlobal</c>: an event of a global service, which every region shows.</summary>
    public bool IsGlobal { get; set; }
}
