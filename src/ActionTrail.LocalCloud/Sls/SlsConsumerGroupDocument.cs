namespace ActionTrail.LocalCloud.Sls;

/// <summary>A consumer group: who reads a logstore together, and how far each shard was read.</summary>
internal sealed record SlsConsumerGroupDocument
{
    public required string Name { get; init; }

    /// <summary>Seconds without heartbeat after which a consumer counts as gone.</summary>
    public required int Timeout { get; init; }

    /// <summary>Whether shards are to be read in order.</summary>
    public required bool Order { get; init; }

    /// <summary>Last heartbeat of each consumer, Unix seconds.</summary>
    public IReadOnlyDictionary<string, long> Heartbeats { get; init; } = new Dictionary<string, long>(StringComparer.Ordinal);

    /// <summary>How far each shard was read.</summary>
    public IReadOnlyDictionary<int, SlsCheckpoint> Checkpoints { get; init; } = new Dictionary<int, SlsCheckpoint>();

    /// <summary>The shards of a consumer: those alive at a time share them evenly, by name.</summary>
    /// <param name="consumer">The consumer.</param>
    /// <param name="shards">All shards.</param>
    /// <param name="now">Unix seconds.</param>
    public IReadOnlyList<int> ShardsOf(string consumer, IReadOnlyList<SlsShardRecord> shards, long now)
    {
        string[] alive = [.. Heartbeats.Where(pair => pair.Value + Timeout > now).Select(static pair => pair.Key).Order(StringComparer.Ordinal)];
        int place = Array.IndexOf(alive, consumer);
        return place < 0 ? [] : [.. shards.Where((_, i) => i % alive.Length == place).Select(static shard => shard.Id)];
    }
}
