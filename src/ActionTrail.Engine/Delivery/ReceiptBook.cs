namespace ActionTrail.Engine.Delivery;

/// <summary>
/// Receipts on their way into the store. Where a batch may be written again they go together: what a crash takes of them is written again, and
/// it is the same. Thread-safe.
/// </summary>
/// <param name="options">How many go together.</param>
/// <param name="time">Clock.</param>
/// <param name="settle">Writes receipts into the store; one call at a time.</param>
internal sealed class ReceiptBook(LaneOptions options, TimeProvider time, Action<IReadOnlyList<BatchReceipt>> settle)
{
    /// <summary>Receipts do not wait longer for the next one.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private readonly List<BatchReceipt> _waiting = [];
    private long _settled = time.GetTimestamp();
    private bool _isSettling;

    /// <summary>Adds a receipt. Whoever finds that it is time settles what is waiting; others do not wait for it.</summary>
    /// <param name="receipt">The receipt.</param>
    public void Add(BatchReceipt receipt)
    {
        lock (_lock)
        {
            _waiting.Add(receipt);
            if (_isSettling || (_waiting.Count < options.ReceiptCount && time.GetElapsedTime(_settled) < s_longest))
            {
                return;
            }

            _isSettling = true;
        }

        Settle();
    }

    /// <summary>Settles what is waiting. Nobody adds receipts any more.</summary>
    public void Close()
    {
        if (!_isSettling)
        {
            Settle();
        }
    }

    private void Settle()
    {
        for (BatchReceipt[] receipts = Take(1); receipts.Length > 0; receipts = Take(options.ReceiptCount))
        {
            // After a write that failed the store knows better: nothing more is written on top of it, as this stays the last.
            settle(receipts);
        }
    }

    /// <summary>Takes what is waiting; nothing, and lets others settle, where it is less than a number.</summary>
    private BatchReceipt[] Take(int atLeast)
    {
        lock (_lock)
        {
            _settled = time.GetTimestamp();
            _isSettling = _waiting.Count >= atLeast;
            if (!_isSettling)
            {
                return [];
            }

            BatchReceipt[] receipts = [.. _waiting];
            _waiting.Clear();
            return receipts;
        }
    }
}
