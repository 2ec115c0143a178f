using System.Collections.Immutable;
using System.Runtime.InteropServices;
using ActionTrail.Core.Errors;
using ActionTrail.LocalCloud.Storage;

namespace ActionTrail.LocalCloud.Ledger;

/// <summary>
/// The look-up index: runs of sorted entries. New entries go into runs in memory; from time to time these are written as one stored run,
/// in order, so that indexing an event costs no random write. The index is derived: what a crash takes is built again from the events.
/// Read by anyone; changed under the ledger's write lock.
/// </summary>
internal sealed class LookupIndex
{
    /// <summary>Events whose entries are kept in memory before they are stored.</summary>
    public const int DefaultStoreFrom = 65_536;

    private const int JoinUpTo = 32_768;
    private readonly SqliteDatabase _database;
    private readonly int _storeFrom;
    private ImmutableList<StoredRun> _stored;
    private ImmutableList<MemoryRun> _recent = [];
    private ImmutableArray<PostingRun> _runs;
    private long _storedThrough;
    private long _through;

    /// <summary>Opens the index.</summary>
    /// <param name="database">Write connection of the ledger, its schema in place.</param>
    /// <param name="storeFrom">Events whose entries are kept in memory before they are stored.</param>
    public LookupIndex(SqliteDatabase database, int storeFrom)
    {
        _database = database;
        _storeFrom = storeFrom;
        _stored = [.. StoredRun.ReadAll(database, out _storedThrough)];
        _runs = [.. _stored];
        _through = _storedThrough;
    }

    /// <summary>Last position of the events that are indexed.</summary>
    public long Through => Volatile.Read(ref _through);

    /// <summary>The runs at this moment.</summary>
    public ImmutableArray<PostingRun> Runs => _runs;

    /// <summary>Adds the entries of the events that follow <see cref="Through"/>.</summary>
    /// <param name="postings">Entries in any order; sorted in place.</param>
    /// <param name="through">Last position of the events.</param>
    public void Add(List<Posting> postings, long through)
    {
        if (MemoryRun.Of(CollectionsMarshal.AsSpan(postings)) is { } added)
        {
            while (_recent is [.., { } last] && last.Postings.Length <= added.Postings.Length && added.Postings.Length <= JoinUpTo)
            {
                added = MemoryRun.Join(last, added);
                _recent = _recent.RemoveAt(_recent.Count - 1);
            }

            _recent = _recent.Add(added);
        }

        Publish(through);
        if (through - _storedThrough >= _storeFrom)
        {
            TryStore();
        }
    }

    /// <summary>Stores what would be long to build again at the next opening.</summary>
    public void Close()
    {
        if (Through - _storedThrough >= _storeFrom / 16)
        {
            TryStore();
        }
    }

    private void TryStore()
    {
        if (_recent.IsEmpty)
        {
            return;
        }

        try
        {
            var joined = MemoryRun.Join(_recent);
            StoredRun stored = _database.Transact(() => StoredRun.Write(_database, joined, Through));
            _stored = _stored.Add(stored);
            _recent = [];
            _storedThrough = Through;
            Publish(Through);
        }
        catch (ActionTrailException)
        {
            // The events are safe and their entries still in memory; the next append tries again, or the next opening builds them anew.
        }
    }

    private void Publish(long through)
    {
        ImmutableInterlocked.InterlockedExchange(ref _runs, [.. _stored, .. _recent]);
        Volatile.Write(ref _through, through);
    }
}
