using System.Collections.Concurrent;
using ActionTrail.LocalCloud.Ledger;
using ActionTrail.LocalCloud.Storage;

namespace ActionTrail.LocalCloud;

/// <summary>Everything that the local cloud remembers, plus the clock and the id source that it runs on. One per open folder.</summary>
internal sealed class CloudState : IDisposable
{
    private readonly ConcurrentDictionary<Type, Lazy<IDisposable>> _parts = new();

    /// <summary>Folder of the cloud, absolute.</summary>
    public required string Folder { get; init; }

    /// <summary>The clock of the cloud.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Ids, secrets and nonces.</summary>
    public required IdSource Ids { get; init; }

    /// <summary><c>cloud.db</c>: accounts, RAM, directory, trails, buckets, projects, checkpoints, as typed documents.</summary>
    public required DocumentStore Documents { get; init; }

    /// <summary><c>ledger.db</c>: recorded events.</summary>
    public required EventLedger Ledger { get; init; }

    /// <summary>A part of the state that one service keeps for itself (its own database, its files), opened at its first use.</summary>
    /// <typeparam name="T">Type of the part; there is one of each in a cloud.</typeparam>
    /// <param name="open">Opens the part.</param>
    /// <returns>The part; this state disposes it.</returns>
    public T Part<T>(Func<CloudState, T> open)
        where T : class, IDisposable =>
        (T)_parts.GetOrAdd(typeof(T), static (_, make) => new Lazy<IDisposable>(make), () => open(this)).Value;

    /// <summary>Closes the parts; the stores that were handed in belong to whoever opened them.</summary>
    public void Dispose()
    {
        foreach (Lazy<IDisposable> part in _parts.Values.Where(static part => part.IsValueCreated))
        {
            part.Value.Dispose();
        }
    }
}
