namespace ActionTrail.Engine.Delivery;

/// <summary>The rules of a trail: when it logged, whose events, which of them. An event is judged by the rules of its position.</summary>
public sealed record ScopeRules
{
    /// <summary>When the trail was logging and what it selected; ascending and disjoint.</summary>
    public required IReadOnlyList<TrailSelection> Selections { get; init; }

    /// <summary>Accounts and when they belong to the trail; <see cref="PositionIntervals.Always"/> for the owner of a single-account trail.</summary>
    public required IReadOnlyDictionary<string, PositionIntervals> Accounts { get; init; }

    /// <summary>Whether every record of the source is covered, whatever it is and whosever it is.</summary>
    /// <value>Default false.</value>
    public bool CoversEverything { get; init; }

    /// <summary>What the trail selected at a position.</summary>
    /// <param name="position">Position.</param>
    /// <returns>The selection; null when it was not logging.</returns>
    public TrailSelection? SelectionAt(long position)
    {
        for (int i = 0; i < Selections.Count; i++)
        {
            if (Selections[i].Contains(position))
            {
                return Selections[i];
            }
        }

        return null;
    }

    /// <summary>Skips the positions at which the trail was not logging.</summary>
    /// <param name="position">A position that was handled.</param>
    /// <returns>The same, or a later one, after which the next covered position can lie; <see cref="long.MaxValue"/> when none follows.</returns>
    public long SkipFrom(long position)
    {
        foreach (TrailSelection selection in Selections)
        {
            if (!(position >= selection.Through))
            {
                return Math.Max(position, selection.After);
            }
        }

        return long.MaxValue;
    }
}
