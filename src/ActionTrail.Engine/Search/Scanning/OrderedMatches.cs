namespace ActionTrail.Engine.Search.Scanning;

/// <summary>Puts matching events in order of time; those of one time by the name of their item, then by place. When only some are wanted it keeps no more than these.</summary>
/// <param name="order">Newest or oldest first.</param>
/// <param name="first">How many are wanted; null for all.</param>
internal sealed class OrderedMatches(SearchOrder order, int? first) : IDisposable
{
    private readonly PriorityQueue<ArchiveMatch, Place> _best = new(); // The worst comes out first.
    private readonly MatchStore _all = new();
    private long _added;
    private long _bound = long.MinValue; // Rank that an event must exceed to come into the answer; written by the reader, read by who lists.

    /// <summary>Adds an event.</summary>
    public void Add(ArchiveMatch match)
    {
        if (first is not { } wanted)
        {
            _all.Add(match);
            return;
        }

        var place = new Place(Rank(match.EventTime), match.Item, _added++);
        if (_best.Count < wanted)
        {
            _best.Enqueue(match, place);
        }
        else
        {
            _best.EnqueueDequeue(match, place);
        }

        if (_best.Count == wanted && wanted > 0)
        {
            Volatile.Write(ref _bound, Rank(_best.Peek().EventTime));
        }
    }

    /// <summary>Whether events that are no earlier or no later than a time cannot come into the answer any more; may be asked by any thread.</summary>
    /// <param name="bound">The latest that may follow when the newest are wanted, else the earliest.</param>
    public bool IsCompleteBut(DateTimeOffset bound) => first == 0 || Volatile.Read(ref _bound) > Rank(bound);

    /// <summary>The events in order.</summary>
    public IEnumerable<ArchiveMatch> InOrder()
    {
        if (first is null)
        {
            return _all.Sorted(order);
        }

        var worstFirst = new List<ArchiveMatch>(_best.Count);
        while (_best.TryDequeue(out ArchiveMatch? match, out _))
        {
            worstFirst.Add(match);
        }

        return Enumerable.Reverse(worstFirst);
    }

    /// <inheritdoc/>
    public void Dispose() => _all.Dispose();

    /// <summary>Higher is better.</summary>
    private long Rank(DateTimeOffset time) => order == SearchOrder.Newest ? time.UtcTicks : -time.UtcTicks;

    /// <summary>Where an event belongs; what comes out later compares lower.</summary>
    private readonly record struct Place(long Rank, string Item, long Number) : IComparable<Place>
    {
        public int CompareTo(Place other) => Rank != other.Rank ? Rank.CompareTo(other.Rank)
            : string.CompareOrdinal(other.Item, Item) is var byItem and not 0 ? byItem
            : other.Number.CompareTo(Number);
    }
}
