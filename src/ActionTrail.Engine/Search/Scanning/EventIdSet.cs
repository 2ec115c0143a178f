namespace ActionTrail.Engine.Search.Scanning;

/// <summary>
/// Remembers which event ids were seen, as 128-bit hashes in flat memory, for all threads. It remembers at least the last few million; when
/// it is full it forgets the older half.
/// </summary>
internal sealed class EventIdSet
{
    /// <summary>Ids remembered at least.</summary>
    public const int DefaultCapacity = 4_000_000;

    private const int ShardCount = 64;

    private readonly Shard[] _shards;
    private bool _warm;

    /// <summary>Makes an empty set.</summary>
    /// <param name="capacity">How many ids it remembers at least; it remembers up to twice as many.</param>
    public EventIdSet(int capacity = DefaultCapacity)
    {
        _shards = new Shard[ShardCount];
        for (int i = 0; i < ShardCount; i++)
        {
            _shards[i] = new(Math.Max(1, capacity / ShardCount));
        }
    }

    /// <summary>Whether it has ever forgotten an id.</summary>
    public bool HasForgotten => Array.Exists(_shards, static shard => shard.HasForgotten);

    /// <summary>Adds an id.</summary>
    /// <returns>False when it was there.</returns>
    public bool Add(UInt128 id)
    {
        Shard shard = _shards[(int)(id & (ShardCount - 1))];
        lock (shard)
        {
            return shard.Add(id);
        }
    }

    /// <summary>
    /// Reads the places of ids that are about to be added. The reads do not wait for each other, so the memory is near when each is added in
    /// turn; without this, waiting for memory takes longer than everything else.
    /// </summary>
    public void Warm(ReadOnlySpan<UInt128> ids)
    {
        bool any = false;
        foreach (UInt128 id in ids)
        {
            any |= _shards[(int)(id & (ShardCount - 1))].IsTaken(id);
        }

        _warm = any; // Keeps the reads alive.
    }

    private sealed class Shard(int capacity)
    {
        private IdTable _young = new();
        private IdTable _old = new();

        public bool HasForgotten { get; private set; }

        public bool IsTaken(UInt128 id) => _young.IsTaken(id);

        public bool Add(UInt128 id)
        {
            if (_old.Count > 0 && _old.Contains(id))
            {
                return false;
            }

            if (_young.Count == capacity)
            {
                HasForgotten |= _old.Count > 0;
                _old = _young;
                _young = new();
                return !_old.Contains(id) && _young.Add(id);
            }

            return _young.Add(id);
        }
    }
}
