namespace ActionTrail.LocalCloud.Ledger;

/// <summary>One entry of the look-up index; sorted as the index is.</summary>
internal record struct Posting : IComparable<Posting>
{
    /// <summary>See <see cref="LookupTerm"/>.</summary>
    public long Term { get; set; }

    /// <summary>Event time, milliseconds since 1970-01-01 UTC.</summary>
    public long Time { get; set; }

    /// <summary>Ledger position of the event.</summary>
    public long Position { get; set; }

    /// <summary>Number of the event's region; 0 when every region shows it.</summary>
    public int Region { get; set; }

    /// <inheritdoc/>
    public readonly int CompareTo(Posting other) =>
        Term != other.Term ? Term.CompareTo(other.Term) : Time != other.Time ? Time.CompareTo(other.Time) : Position.CompareTo(other.Position);
}
