namespace ActionTrail.Engine.Delivery;

/// <summary>Reads events together with the verdict whether a trail covers them; looks into those whose heads do not tell.</summary>
/// <param name="source">The events. One read of a reader comes after the other.</param>
internal sealed class ScopeReader(IEventSource source)
{
    private ScopeFilter? _filter;

    /// <summary>Reads the next events.</summary>
    /// <param name="rules">Rules of the trail.</param>
    /// <param name="after">Position to start after.</param>
    /// <param name="maxCount">Most events to return.</param>
    /// <param name="withBytes">Whether the bytes of covered events are wanted.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The events; the caller disposes them when it is done with their bytes.</returns>
    public async ValueTask<CoveredStretch> ReadAsync(ScopeRules rules, long after, int maxCount, bool withBytes, CancellationToken cancellationToken)
    {
        ScopeFilter filter = ReferenceEquals(_filter?.Rules, rules) ? _filter! : _filter = new ScopeFilter(rules);
        var verdicts = new List<SelectorVerdict>(maxCount);
        EventStretch stretch = await source.ScanAsync(after, maxCount, Wanted, cancellationToken).ConfigureAwait(false);
        return new CoveredStretch(stretch, Judge(rules, verdicts, stretch));

        bool Wanted(EventHead head)
        {
            SelectorVerdict verdict = filter.Judge(head);
            verdicts.Add(verdict);
            return verdict == SelectorVerdict.Look || (withBytes && verdict == SelectorVerdict.Take);
        }
    }

    private static bool[] Judge(ScopeRules rules, List<SelectorVerdict> verdicts, EventStretch stretch)
    {
        bool[] covered = new bool[verdicts.Count];
        int looked = 0;
        for (int i = 0; i < covered.Length; i++)
        {
            covered[i] = verdicts[i] == SelectorVerdict.Take || (verdicts[i] == SelectorVerdict.Look && Takes(stretch.Heads[i].Position));
        }

        return covered;

        bool Takes(long position)
        {
            while (stretch.Wanted.Events[looked].Position < position)
            {
                looked++;
            }

            return rules.SelectionAt(position)!.Selector!.Takes(stretch.Wanted.Events[looked].Json);
        }
    }
}
