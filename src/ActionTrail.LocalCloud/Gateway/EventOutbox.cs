using System.Collections.Concurrent;
using ActionTrail.LocalCloud.Ledger;
using ActionTrail.LocalCloud.Storage;

namespace ActionTrail.LocalCloud.Gateway;

/// <summary>
/// Events between <c>cloud.db</c> and the ledger. The event of a change is committed with the change; a process that dies, or a ledger that
/// refuses, before the event is appended leaves it here, and the next opening or the next recorded call appends it, once by its id.
/// </summary>
internal sealed class EventOutbox : IDisposable
{
    private readonly DocumentStore _documents;
    private readonly EventLedger _ledger;
    private readonly ConcurrentQueue<(string Account, string EventId)> _appended = new();
    private readonly ConcurrentQueue<(string EventId, LedgerEntry Entry)> _refused = new();
    private readonly Lock _draining = new();
    private long _order;

    private EventOutbox(CloudState cloud)
    {
        _documents = cloud.Documents;
        _ledger = cloud.Ledger;
        AppendWhatIsLeft();
    }

    /// <summary>The outbox of a cloud; its first use appends what an earlier process left.</summary>
    /// <param name="cloud">The cloud.</param>
    /// <returns>The outbox.</returns>
    public static EventOutbox Of(CloudState cloud) => cloud.Part(static cloud => new EventOutbox(cloud));

    /// <summary>Puts the event of a change beside it. Called in the transaction of the change, of which one runs at a time.</summary>
    /// <param name="eventId">Its id.</param>
    /// <param name="entry">The event.</param>
    public void Put(string eventId, LedgerEntry entry)
    {
        // What the ledger has goes out with the next change: a transaction of its own would cost as much as the change. An id that is lost
        // with a transaction that fails is left out by the next opening.
        while (_appended.TryDequeue(out (string Account, string EventId) appended))
        {
            _documents.Remove<OutboxEvent>(appended.Account, appended.EventId);
        }

        _documents.Put(entry.AccountId, eventId, new OutboxEvent(Interlocked.Increment(ref _order), entry.Json.ToArray()));
    }

    /// <summary>Appends the event of a committed change to the ledger.</summary>
    /// <param name="eventId">Its id.</param>
    /// <param name="entry">The event.</param>
    /// <returns>A task that completes when the ledger has it.</returns>
    /// <exception cref="StorageException">The ledger refused; the event stays here and follows later.</exception>
    public async Task AppendAsync(string eventId, LedgerEntry entry)
    {
        try
        {
            await AppendAsync(entry).ConfigureAwait(false);
            _appended.Enqueue((entry.AccountId, eventId));
        }
        catch
        {
            _refused.Enqueue((eventId, entry));
            throw;
        }
    }

    /// <summary>Appends an event to the ledger, after those that it refused before.</summary>
    /// <param name="entry">The event.</param>
    /// <returns>A task that completes when the ledger has it.</returns>
    /// <exception cref="StorageException">The ledger refused.</exception>
    public Task AppendAsync(LedgerEntry entry)
    {
        if (!_refused.IsEmpty)
        {
            AppendRefused();
        }

        return _ledger.AppendAsync(entry);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _documents.Transact(() =>
            {
                foreach ((string account, string eventId) in _appended)
                {
                    _documents.Remove<OutboxEvent>(account, eventId);
                }

                return true;
            });
        }
        catch (StorageException)
        {
            // The next opening finds them in the ledger.
        }
    }

    private void AppendRefused()
    {
        lock (_draining)
        {
            while (_refused.TryPeek(out (string EventId, LedgerEntry Entry) refused))
            {
                _ledger.AppendMany([refused.Entry], RepeatedEvents.Skip);
                _appended.Enqueue((refused.Entry.AccountId, refused.EventId));
                _refused.TryDequeue(out _);
            }
        }
    }

    private void AppendWhatIsLeft()
    {
        (string Account, string EventId, OutboxEvent Event)[] left = [.. _documents.ListAll<OutboxEvent>().OrderBy(static row => row.Document.Order)];
        if (left.Length > 0)
        {
            _ledger.AppendMany([.. left.Select(static row => new LedgerEntry(row.Account, row.Event.Json))], RepeatedEvents.Skip);
            Array.ForEach(left, row => _appended.Enqueue((row.Account, row.EventId)));
        }
    }
}
