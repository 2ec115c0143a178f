namespace ActionTrail.LocalCloud.Sls;

/// <summary>How far a shard was read.</summary>
/// <param name="Cursor">Where the next read begins.</param>
/// <param name="Consumer">Who read it.</param>
/// <param name="UpdatedAt">Unix microseconds.</param>
internal sealed record SlsCheckpoint(string Cursor, string Consumer, long UpdatedAt);
