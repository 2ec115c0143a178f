namespace ActionTrail.Engine.Delivery;

/// <summary>Decides where a batch ends. It counts what it is told: a window has one for each of thousands of partitions, side by side in an array.</summary>
/// <param name="limits">The limits.</param>
internal struct BatchLimiter(BatchLimits limits)
{
    private int _count;
    private long _bytes;

    /// <summary>Offers the next event.</summary>
    /// <param name="bytes">Its size.</param>
    /// <returns>True when it belongs to the current batch; false when it starts the next one, which becomes the current.</returns>
    public bool Take(int bytes)
    {
        bool fits = _count > 0 && _count < limits.MaxCount && _bytes + bytes <= limits.MaxBytes;
        (_count, _bytes) = fits ? (_count + 1, _bytes + bytes) : (1, bytes);
        return fits;
    }
}
