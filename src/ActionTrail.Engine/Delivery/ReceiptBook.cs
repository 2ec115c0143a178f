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
    private bool _isUncertain;

    /// <summary>Adds a receipt.</summary>
    /// <param name="receipt">The receipt.</param>
    public void Add(BatchReceipt receipt)
    {
        lock (_lock)
        {
            _waiting.Add(receipt);
            if (_waiting.Count >= options.ReceiptCount || time.GetElapsedTime(_settled) >= s_longest)
            {
                Settle();
            }
        }
    }

    /// <summary>Settles what is waiting.</summary>
    public void Close()
    {
        lock (_lock)
        {
            Settle();
        }
    }

    private void Settle()
    {
        if (_waiting.Count == 0 || _isUncertain)
        {
            return;
        }

        // After a write that failed the store knows better; nothing more is written on top of it.
        _isUncertain = true;
        settle(_waiting);
        _isUncertain = false;
        _waiting.Clear();
        _settled = time.GetTimestamp();
    }
}
