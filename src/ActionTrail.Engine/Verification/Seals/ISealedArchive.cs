namespace ActionTrail.Engine.Verification.Seals;

/// <summary>Where delivered objects and their digests lie: a bucket, or a folder with a copy of one.</summary>
public interface ISealedArchive
{
    /// <summary>What people call it, for example <c>oss://corp-audit</c>.</summary>
    string Name { get; }

    /// <summary>How many objects are worth reading at once; at least 1.</summary>
    int Parallelism { get; }

    /// <summary>Lists everything, in no particular order.</summary>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The keys, with the time of the last change (UTC) where it means something.</returns>
    IAsyncEnumerable<(string Key, DateTimeOffset? Changed)> ListAsync(CancellationToken cancellationToken);

    /// <summary>Reads an object.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Its bytes; null when it is not there.</returns>
    /// <exception cref="IOException">It is there and cannot be read; the message is a clause that says what is found instead.</exception>
    Task<ReadOnlyMemory<byte>?> ReadAsync(string key, CancellationToken cancellationToken);
}
