namespace ActionTrail.Engine.Delivery;

/// <summary>Stretches of positions, ascending and disjoint.</summary>
public sealed class PositionIntervals
{
    private readonly (long After, long Through)[] _intervals;

    private PositionIntervals((long After, long Through)[] intervals) => _intervals = intervals;

    /// <summary>Every position.</summary>
    public static PositionIntervals Always { get; } = new([(0, long.MaxValue)]);

    /// <summary>No position.</summary>
    public static PositionIntervals Never { get; } = new([]);

    /// <summary>Builds stretches.</summary>
    /// <param name="intervals">The position that each starts after and its last position, null while it lasts; ascending, overlapping ones are joined.</param>
    /// <returns>The stretches.</returns>
    public static PositionIntervals Of(params IEnumerable<(long After, long? Through)> intervals)
    {
        var joined = new List<(long After, long Through)>();
        foreach ((long after, long? through) in intervals.OrderBy(static interval => interval.After))
        {
            long end = through ?? long.MaxValue;
            if (joined.Count > 0 && after <= joined[^1].Through)
            {
                joined[^1] = (joined[^1].After, Math.Max(joined[^1].Through, end));
            }
            else if (end > after)
            {
                joined.Add((after, end));
            }
        }

        return new PositionIntervals([.. joined]);
    }

    /// <summary>Whether a position lies in a stretch.</summary>
    /// <param name="position">Position.</param>
    /// <returns>True when it does.</returns>
    public bool Contains(long position)
    {
        foreach ((long after, long through) in _intervals)
        {
            if (position > after && position <= through)
            {
                return true;
            }
        }

        return false;
    }
}
