using System.Collections.Concurrent;

namespace ActionTrail.LocalCloud.Storage;

/// <summary>
/// Commits together what callers write at the same time: all that comes while one transaction runs goes into the next one, in the order in
/// which it came. A caller that is alone has a transaction of its own. Thread-safe.
/// </summary>
/// <typeparam name="TEntry">What a caller writes.</typeparam>
/// <typeparam name="TResult">What it gets to know.</typeparam>
/// <param name="gate">Held around every use of the database.</param>
/// <param name="commit">Writes entries in one transaction, all or none; a result for each of them, in order. Called with the gate held.</param>
internal sealed class CommitQueue<TEntry, TResult>(Lock gate, Func<IReadOnlyList<TEntry>, IReadOnlyList<TResult>> commit) : IThreadPoolWorkItem
{
    private readonly ConcurrentQueue<Waiting> _waiting = new();
    private bool _isScheduled;
    private bool _isClosed;

    /// <summary>Writes an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>A task that completes when the entry is committed, and fails when it is not.</returns>
    public Task<TResult> AddAsync(TEntry entry)
    {
        var waiting = new Waiting(entry);
        _waiting.Enqueue(waiting);
        Schedule();
        return waiting.Task;
    }

    /// <summary>Commits what waits at this moment, for those who write behind it. The caller holds the gate.</summary>
    public void Drain()
    {
        var batch = new List<Waiting>();
        while (_waiting.TryDequeue(out Waiting? next))
        {
            batch.Add(next);
        }

        if (_isClosed)
        {
            batch.ForEach(static entry => entry.SetException(new ObjectDisposedException("The store was closed before this was written.", innerException: null)));
        }
        else if (batch.Count > 0)
        {
            Commit(batch);
        }
    }

    /// <summary>Commits what waits, and refuses what comes later. The caller holds the gate.</summary>
    public void Close()
    {
        Drain();
        _isClosed = true;
    }

    /// <inheritdoc/>
    void IThreadPoolWorkItem.Execute()
    {
        lock (gate)
        {
            Drain();
        }

        // A full fence: were the queue read before others see this, an entry that comes in between would wait for the next one to be taken along.
        Interlocked.Exchange(ref _isScheduled, false);
        if (!_waiting.IsEmpty)
        {
            Schedule();
        }
    }

    /// <summary>The work item goes behind what is ready to run, so that callers that are nearly here come along.</summary>
    private void Schedule()
    {
        if (!Interlocked.Exchange(ref _isScheduled, true))
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    private void Commit(List<Waiting> batch)
    {
        try
        {
            IReadOnlyList<TResult> results = commit([.. batch.Select(static waiting => waiting.Entry)]);
            for (int i = 0; i < batch.Count; i++)
            {
                batch[i].SetResult(results[i]);
            }
        }
        catch (Exception failure) when (batch.Count == 1 || failure is StorageException)
        {
            batch.ForEach(waiting => waiting.SetException(failure));
        }
#pragma warning disable CA1031 // Each entry meets its failure again below, and its caller gets it.
        catch (Exception)
#pragma warning restore CA1031
        {
            // One of them cannot be written, and the others have nothing to do with it.
            batch.ForEach(waiting => Commit([waiting]));
        }
    }

    private sealed class Waiting(TEntry entry) : TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public TEntry Entry => entry;
    }
}
