namespace ActionTrail.Engine.Delivery;

/// <summary>Reads events together with the verdict whether a trail covers them; looks into those whose heads do not tell.</summary>
/// <param name="source">The events.</param>
internal sealed class ScopeReader(IEventSource source)
{
    /// <summary>Reads the next events.</summary>
    /// <param name="rules">Rules of the trail.</param>
    /// <param name="after">Position to start after.</param>
    /// <param name="maxCount">Most events to return.</param>
    /// <param name="withBytes">Whether the bytes of covered events are wanted.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The events; the caller disposes them when it is done with their bytes.</returns>
    public async ValueTask<CoveredStretch> ReadAsync(ScopeRules rules, long after, int maxCount, bool withBytes, CancellationToken cancellationToken)
    {
        EventStretch stretch = await source.ScanAsync(after, maxCount, Wanted, cancellationToken).ConfigureAwait(false);
        return new CoveredStretch(stretch, Judge(rules, stretch));

        bool Wanted(EventHead head) => ScopeFilter.Judge(rules, head) switch
        {
            SelectorVerdict.Take => withBytes,
            SelectorVerdict.Look => true,
            _ => false,
        };
    }

    private static bool[] Judge(ScopeRules rules, EventStretch stretch)
    {
        bool[] covered = new bool[stretch.Heads.Count];
        int looked = 0;
        for (int i = 0; i < covered.Length; i++)
        {
            EventHead head = stretch.Heads[i];
            SelectorVerdict verdict = ScopeFilter.Judge(rules, head);
            while (verdict == SelectorVerdict.Look && stretch.Wanted.Events[looked].Position < head.Position)
            {
                looked++;
            }

            covered[i] = verdict == SelectorVerdict.Take
                || (verdict == SelectorVerdict.Look && rules.SelectionAt(head.Position)!.Selector!.Takes(stretch.Wanted.Events[looked].Json));
        }

        return covered;
    }
}
