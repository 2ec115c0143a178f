namespace ActionTrail.LocalCloud.Ledger;

/// <summary>One page of a look-up in one account's ledger.</summary>
internal sealed record LookupQuery
{
    /// <summary>Account whose events are meant.</summary>
    public required string AccountId { get; init; }

    /// <summary>Earliest event time, inclusive.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>Latest event time, inclusive.</summary>
    public required DateTimeOffset End { get; init; }

    /// <summary>Conditions that must all hold; exact and case-sensitive. Empty for every event.</summary>
    public IReadOnlyList<LookupCondition> Conditions { get; init; } = [];

    /// <summary>Region whose events are meant, those of global services included; null for every region.</summary>
    public string? Region { get; init; }

    /// <summary>Order of the answer.</summary>
    public LookupDirection Direction { get; init; } = LookupDirection.Backward;

    /// <summary>Events per page; at least 1.</summary>
    public int Limit { get; init; } = 20;

    /// <summary>Where the page before ended; null for the first page.</summary>
    public LookupCursor? After { get; init; }
}

/// <summary>Order of a look-up.</summary>
internal enum LookupDirection
{
    /// <summary>Newest first.</summary>
    Backward,

    /// <summary>Oldest first.</summary>
    Forward,
}
