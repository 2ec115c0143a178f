namespace ActionTrail.Engine.Search.Scanning;

/// <summary>Hands out the items of a listing to several workers. Whoever takes one lists some ahead, so that workers seldom wait for each other.</summary>
/// <param name="listing">The items; listed by one worker at a time.</param>
/// <param name="sinks">Where their events go.</param>
/// <param name="ahead">How many are listed ahead, at least 1.</param>
internal sealed class ItemFeed(IAsyncEnumerator<JudgedItem> listing, IMatchSinks sinks, int ahead) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Queue<JudgedItem> _ready = new();
    private readonly SemaphoreSlim _turn = new(1); // Held by the one who lists.
    private bool _isAtEnd;

    /// <summary>Takes an item.</summary>
    /// <returns>The item and its sink; null when there are no more.</returns>
    public async ValueTask<ScanTarget?> NextAsync(CancellationToken cancellationToken)
    {
        await sinks.RoomAsync(cancellationToken).ConfigureAwait(false);
        if (!IsBelow((ahead / 2) + 1) || !_turn.Wait(TimeSpan.Zero, CancellationToken.None))
        {
            if (TryTake(out bool isOver) is { } ready)
            {
                return ready;
            }

            if (isOver)
            {
                return null;
            }

            await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        try
        {
            while (true)
            {
                await sinks.RoomAsync(cancellationToken).ConfigureAwait(false); // Others may have taken it meanwhile.
                await ListAsync().ConfigureAwait(false);
                ScanTarget? next = TryTake(out bool isOver);
                if (next is not null || isOver)
                {
                    return next;
                }
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    /// <summary>Takes what is ready and opens its sink, in one step: sinks are in the order of the items.</summary>
    private ScanTarget? TryTake(out bool isOver)
    {
        lock (_lock)
        {
            if (_ready.TryPeek(out JudgedItem? next) && next.Time is { } time && sinks.IsEnough(time))
            {
                _isAtEnd = true;
                _ready.Clear();
            }

            isOver = _isAtEnd && _ready.Count == 0;
            return _ready.TryDequeue(out next) ? new(next.Item, next.Verdict, sinks.Open(next.Item, next.Verdict)) : null;
        }
    }

    private async ValueTask ListAsync()
    {
        while (IsBelow(ahead))
        {
            bool isThere = await listing.MoveNextAsync().ConfigureAwait(false);
            lock (_lock)
            {
                if (isThere && !_isAtEnd)
                {
                    _ready.Enqueue(listing.Current);
                }

                _isAtEnd |= !isThere;
            }
        }
    }

    private bool IsBelow(int count)
    {
        lock (_lock)
        {
            return !_isAtEnd && _ready.Count < count;
        }
    }
}
