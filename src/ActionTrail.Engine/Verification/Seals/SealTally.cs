namespace ActionTrail.Engine.Verification.Seals;

/// <summary>Counts a verification and collects its findings until they are given out. Bytes may be added from anywhere, the rest by one at a time.</summary>
internal sealed class SealTally
{
    private long _bytes;

    public Queue<SealFinding> Ready { get; } = new();

    public long Chains { get; set; }

    public long DigestsListed { get; set; }

    public long DigestsIntact { get; set; }

    public long DigestsAltered { get; set; }

    public long DigestsAdded { get; set; }

    public long DigestsMissing { get; set; }

    public long ObjectsOfMissingDigests { get; set; }

    public long ObjectsSealed { get; set; }

    public long ObjectsIntact { get; set; }

    public long ObjectsAltered { get; set; }

    public long ObjectsSwapped { get; set; }

    public long ObjectsMissing { get; set; }

    public long ObjectsListed { get; set; }

    public long ObjectsAdded { get; set; }

    public long ObjectsUnsealed { get; set; }

    public long ObjectsNotYetSealed { get; set; }

    public long ObjectsIgnored { get; set; }

    public long EventsIntact { get; set; }

    public long EventsLost { get; set; }

    public long Findings { get; private set; }

    public List<string> Heads { get; } = [];

    public void AddBytes(long count) => Interlocked.Add(ref _bytes, count);

    public void Report(SealFindingKind kind, string key, string expected, string found)
    {
        Findings++;
        Ready.Enqueue(new(kind, key, expected, found));
    }

    public SealStatement State(string source, TimeSpan elapsed, bool isInterrupted) => new()
    {
        Source = source,
        Elapsed = elapsed,
        IsInterrupted = isInterrupted,
        Chains = Chains,
        DigestsListed = DigestsListed,
        DigestsIntact = DigestsIntact,
        DigestsAltered = DigestsAltered,
        DigestsAdded = DigestsAdded,
        DigestsMissing = DigestsMissing,
        ObjectsOfMissingDigests = ObjectsOfMissingDigests,
        ObjectsSealed = ObjectsSealed,
        ObjectsIntact = ObjectsIntact,
        ObjectsAltered = ObjectsAltered,
        ObjectsSwapped = ObjectsSwapped,
        ObjectsMissing = ObjectsMissing,
        ObjectsListed = ObjectsListed,
        ObjectsAdded = ObjectsAdded,
        ObjectsUnsealed = ObjectsUnsealed,
        ObjectsNotYetSealed = ObjectsNotYetSealed,
        ObjectsIgnored = ObjectsIgnored,
        EventsIntact = EventsIntact,
        EventsLost = EventsLost,
        BytesRead = Interlocked.Read(ref _bytes),
        Heads = [.. Heads],
        Findings = Findings,
    };
}
