using ActionTrail.Engine.Search.Sources;

namespace ActionTrail.Engine.Search.Scanning;

/// <summary>
/// Matching events on their way from all workers to one reader, in the order of the items. Items without any never wake the reader. Workers
/// wait when too many items are open before the first that is not read to its end, or too many bytes are waiting for the reader.
/// </summary>
/// <param name="window">How many items may be open, give or take one for each worker.</param>
/// <param name="start">How many at the start; each item that is passed allows one more.</param>
/// <param name="isEnough">Whether an item whose key has a time, and all that follow it in the order of time, cannot change the answer any more.</param>
internal sealed class MatchFlow(int window, int start, Predicate<DateTimeOffset> isEnough) : IMatchSinks
{
    private const long MostBytes = 16 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly Queue<MatchQueue> _open = new(); // In order; the first is the one that is read.
    private TaskCompletionSource? _change; // Set when somebody waits for one.
    private bool _anyWorkerWaits;
    private bool _isComplete;
    private int _window = Math.Min(start, window);
    private long _bytes;

    /// <inheritdoc/>
    public async ValueTask RoomAsync(CancellationToken cancellationToken)
    {
        while (MustWaitForRoom(out Task change))
        {
            await change.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public bool IsEnough(DateTimeOffset time) => isEnough(time);

    /// <inheritdoc/>
    public IMatchSink Open(ArchiveItem item, KeyVerdict verdict)
    {
        var queue = new MatchQueue(this, item, verdict);
        lock (_lock)
        {
            _open.Enqueue(queue);
        }

        return queue;
    }

    /// <summary>Adds events of an item; waits while too many bytes are waiting, unless the reader waits for these.</summary>
    public async ValueTask AddAsync(MatchQueue queue, MatchBatch batch, CancellationToken cancellationToken)
    {
        while (!TryAdd(queue, batch, out Task change))
        {
            await change.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Nothing follows in an item.</summary>
    public void Complete(MatchQueue queue)
    {
        lock (_lock)
        {
            queue.IsComplete = true;
            PassCompleted();
        }
    }

    /// <summary>No item follows.</summary>
    public void Complete()
    {
        lock (_lock)
        {
            _isComplete = true;
            Tell();
        }
    }

    /// <summary>Waits for the next events.</summary>
    /// <returns>Events of one item; null when all have been given.</returns>
    public async ValueTask<MatchBatch?> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task change;
            lock (_lock)
            {
                if (_open.TryPeek(out MatchQueue? first) && first.Batches.TryDequeue(out MatchBatch? batch))
                {
                    _bytes -= batch.Bytes;
                    PassCompleted();
                    TellWorkers();
                    return batch;
                }

                if (_isComplete && _open.Count == 0)
                {
                    return null;
                }

                change = Change();
            }

            await change.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private bool MustWaitForRoom(out Task change)
    {
        lock (_lock)
        {
            bool mustWait = _open.Count >= _window;
            change = mustWait ? WorkersChange() : Task.CompletedTask;
            return mustWait;
        }
    }

    private bool TryAdd(MatchQueue queue, MatchBatch batch, out Task change)
    {
        change = Task.CompletedTask;
        lock (_lock)
        {
            bool isFirst = _open.Peek() == queue;
            if (_bytes + batch.Bytes > MostBytes && !(isFirst && queue.Batches.Count == 0))
            {
                change = WorkersChange();
                return false;
            }

            queue.Batches.Enqueue(batch);
            _bytes += batch.Bytes;
            if (isFirst)
            {
                Tell();
            }

            return true;
        }
    }

    /// <summary>Leaves behind what is read to its end, and what has no events.</summary>
    private void PassCompleted()
    {
        bool any = false;
        while (_open.TryPeek(out MatchQueue? first) && first is { IsComplete: true, Batches.Count: 0 })
        {
            _open.Dequeue();
            _window = Math.Min(_window + 1, window);
            any = true;
        }

        if (!any)
        {
            return;
        }

        if (_open.TryPeek(out MatchQueue? next) ? next.Batches.Count > 0 : _isComplete)
        {
            Tell();
        }
        else
        {
            TellWorkers();
        }
    }

    private Task WorkersChange()
    {
        _anyWorkerWaits = true;
        return Change();
    }

    private Task Change() => (_change ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    private void TellWorkers()
    {
        if (_anyWorkerWaits)
        {
            Tell();
        }
    }

    private void Tell()
    {
        _change?.TrySetResult();
        _change = null;
        _anyWorkerWaits = false;
    }
}
