using System.Collections.Immutable;
using System.Runtime.InteropServices;
using ActionTrail.Core.Errors;
using ActionTrail.LocalCloud.Storage;

namespace ActionTrail.LocalCloud.Ledger;

/// <summary>
/// The look-up index: runs of sorted entries. New entries go into runs in memory; from time to time these are written as one stored run,
/// in order, so that indexing an event costs no random write. Entries of large batches are sorted beside the writing. The index is
/// derived: what a crash takes is built again from the events. Read by anyone; changed under the ledger's write lock.
/// </summary>
internal sealed class LookupIndex : IDisposable
{
    /// <summary>Events whose entries are kept in memory before they are stored.</summary>
    public const int DefaultStoreFrom = 65_536;

    private const int JoinUpTo = 32_768;

    /// <summary>Fewer entries are sorted at once: to hand them over would take longer.</summary>
    private const int LargeBatch = 4_096;

    /// <summary>Batches that may wait to be sorted before appends wait for them.</summary>
    private const int MaxWaiting = 16;

    private readonly SqliteDatabase _database;
    private readonly int _storeFrom;
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _places = new(MaxWaiting, MaxWaiting);
    private ImmutableList<StoredRun> _stored;
    private ImmutableList<MemoryRun> _storing = [];
    private ImmutableList<MemoryRun> _recent = [];
    private ImmutableArray<PostingRun> _runs;
    private Task _sorting = Task.CompletedTask;
    private StoredRunDraft? _draft;
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
        Accepted = _storedThrough;
    }

    /// <summary>Last position of the events that look-ups see.</summary>
    public long Through => Volatile.Read(ref _through);

    /// <summary>Last position of the events whose entries were added, sorted or not.</summary>
    public long Accepted { get; private set; }

    /// <summary>The runs at this moment.</summary>
    public ImmutableArray<PostingRun> Runs => _runs;

    /// <summary>Adds the entries of the events that follow <see cref="Accepted"/>.</summary>
    /// <param name="postings">Entries in any order; the caller may use the list again.</param>
    /// <param name="through">Last position of the events.</param>
    public void Add(List<Posting> postings, long through)
    {
        if (_sorting.IsFaulted)
        {
            // What could not be sorted is built again from the events when somebody looks for them.
            _sorting = Task.CompletedTask;
            Accepted = Through;
            return;
        }

        Accepted = through;
        if (postings.Count < LargeBatch && _sorting.IsCompleted)
        {
            Sort(CollectionsMarshal.AsSpan(postings), through);
        }
        else
        {
            Posting[] entries = [.. postings];
            _places.Wait();
            _sorting = SortAfterAsync(_sorting, entries, through);
        }

        TryStore();
    }

    /// <summary>Waits until everything that was added is sorted.</summary>
    public void Settle() => Task.WaitAny(Volatile.Read(ref _sorting));

    /// <summary>Stores what would be long to build again at the next opening.</summary>
    public void Dispose()
    {
        Settle();
        if (Through - _storedThrough >= _storeFrom / 16)
        {
            TryStore();
            DraftFrom(1);
            TryStore();
        }

        _places.Dispose();
    }

    private async Task SortAfterAsync(Task before, Posting[] entries, long through)
    {
        try
        {
            await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            Sort(entries, through);
        }
        finally
        {
            _places.Release();
        }
    }

    private void Sort(Span<Posting> postings, long through)
    {
        var added = MemoryRun.Of(postings);
        ImmutableList<MemoryRun> recent = _recent;
        while (added is not null && recent is [.., { } last] && last.Postings.Length <= added.Postings.Length && added.Postings.Length <= JoinUpTo)
        {
            added = MemoryRun.Join(last, added);
            recent = recent.RemoveAt(recent.Count - 1);
        }

        lock (_lock)
        {
            _recent = added is null ? recent : recent.Add(added);
            Publish();
            Volatile.Write(ref _through, through);
        }

        DraftFrom(_storeFrom);
    }

    /// <summary>Prepares what is not stored for being stored, once there is enough and nothing else waits for it.</summary>
    private void DraftFrom(int events)
    {
        if (_draft is not null || Through - _storedThrough < events || _recent.IsEmpty)
        {
            return;
        }

        lock (_lock)
        {
            (_storing, _recent) = (_recent, []);
            Publish();
        }

        Volatile.Write(ref _draft, StoredRunDraft.Of(MemoryRun.Join(_storing), Through));
    }

    private void TryStore()
    {
        if (Volatile.Read(ref _draft) is not { } draft)
        {
            return;
        }

        try
        {
            StoredRun stored = _database.Transact(() => StoredRun.Write(_database, draft));
            lock (_lock)
            {
                _stored = _stored.Add(stored);
                _storing = [];
                _storedThrough = draft.Through;
                Publish();
            }

            Volatile.Write(ref _draft, null);
        }
        catch (ActionTrailException)
        {
            // The events are safe and their entries still in memory; the next append tries again, or the next opening builds them anew.
        }
    }

    private void Publish() => ImmutableInterlocked.InterlockedExchange(ref _runs, [.. _stored, .. _storing, .. _recent]);
}
