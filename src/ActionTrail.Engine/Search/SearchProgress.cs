namespace ActionTrail.Engine.Search;

/// <summary>How far a search is.</summary>
/// <param name="ObjectsListed">Files or objects listed so far.</param>
/// <param name="ObjectsDone">Of these, read or skipped.</param>
/// <param name="BytesRead">Bytes of files read, as they lie.</param>
/// <param name="BytesInflated">Bytes of events read.</param>
/// <param name="EventsMatched">Events found.</param>
/// <param name="Elapsed">Time since the start.</param>
public sealed record SearchProgress(long ObjectsListed, long ObjectsDone, long BytesRead, long BytesInflated, long EventsMatched, TimeSpan Elapsed)
{
    /// <summary>Bytes of events read in a second.</summary>
    public double BytesPerSecond => Elapsed > TimeSpan.Zero ? BytesInflated / Elapsed.TotalSeconds : 0;
}
