namespace ActionTrail.LocalCloud.Ledger;

/// <summary>The place of an event in the time order of its account; what a page ends with and the next one starts after.</summary>
/// <param name="Time">Event time, milliseconds since 1970-01-01 UTC.</param>
/// <param name="Position">Ledger position; decides between events of one time.</param>
internal readonly record struct LookupCursor(long Time, long Position) : IComparable<LookupCursor>
{
    /// <inheritdoc/>
    public int CompareTo(LookupCursor other) => Time != other.Time ? Time.CompareTo(other.Time) : Position.CompareTo(other.Position);
}
