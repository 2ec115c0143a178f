namespace ActionTrail.Engine.Delivery;

/// <summary>
/// A stretch of positions and what becomes of it, fixed before anything of it is sent: whatever the scope or the limits are later, the
/// same batches are sent again.
/// </summary>
public sealed class JournalWindow
{
    private readonly bool[] _delivered;

    /// <summary>Creates a window.</summary>
    /// <param name="after">Position that it starts after.</param>
    /// <param name="through">Last position that it settles.</param>
    /// <param name="batches">Its batches; empty when the trail covers nothing in it.</param>
    /// <param name="delivered">Indexes of the batches that were delivered already.</param>
    public JournalWindow(long after, long through, IReadOnlyList<JournalBatch> batches, params IEnumerable<int> delivered)
        : this(after, through, batches, new bool[batches.Count])
    {
        foreach (int index in delivered)
        {
            _delivered[index] = true;
        }

        PendingCount = Pending.Sum(index => (long)batches[index].Positions.Count);
    }

    private JournalWindow(long after, long through, IReadOnlyList<JournalBatch> batches, bool[] delivered)
    {
        After = after;
        Through = through;
        Batches = batches;
        _delivered = delivered;
    }

    /// <summary>Position that it starts after.</summary>
    public long After { get; }

    /// <summary>Last position that it settles.</summary>
    public long Through { get; }

    /// <summary>Its batches, in the order in which they are sent.</summary>
    public IReadOnlyList<JournalBatch> Batches { get; }

    /// <summary>Events that the destination has not acknowledged.</summary>
    public long PendingCount { get; private init; }

    /// <summary>Indexes of the batches that the destination has not acknowledged, ascending.</summary>
    public IEnumerable<int> Pending => Enumerable.Range(0, _delivered.Length).Where(index => !_delivered[index]);

    /// <summary>The window after batches were delivered.</summary>
    /// <param name="batches">Indexes of the batches.</param>
    /// <returns>A copy; null when nothing is pending any more.</returns>
    public JournalWindow? Settle(IEnumerable<int> batches)
    {
        bool[] delivered = [.. _delivered];
        long pending = PendingCount;
        foreach (int index in batches)
        {
            delivered[index] = true;
            pending -= Batches[index].Positions.Count;
        }

        return pending == 0 ? null : new JournalWindow(After, Through, Batches, delivered) { PendingCount = pending };
    }
}
