namespace ActionTrail.Engine.Delivery;

/// <summary>Decides which of some events a trail covers, and fetches those that have to be looked at for it.</summary>
/// <param name="source">The events.</param>
internal sealed class ScopeReader(IEventSource source)
{
    /// <summary>Decides.</summary>
    /// <param name="rules">Rules of the trail.</param>
    /// <param name="heads">The events, by position.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>For each event whether it is covered.</returns>
    public async ValueTask<bool[]> CoveredAsync(ScopeRules rules, IReadOnlyList<EventHead> heads, CancellationToken cancellationToken)
    {
        bool[] covered = new bool[heads.Count];
        SortedDictionary<long, int>? unclear = null;
        for (int i = 0; i < covered.Length; i++)
        {
            SelectorVerdict verdict = ScopeFilter.Judge(rules, heads[i]);
            covered[i] = verdict == SelectorVerdict.Take;
            if (verdict == SelectorVerdict.Look)
            {
                (unclear ??= []).Add(heads[i].Position, i);
            }
        }

        if (unclear is not null)
        {
            using EventChunk chunk = await source.FetchAsync([.. unclear.Keys], cancellationToken).ConfigureAwait(false);
            foreach (DeliveryEvent looked in chunk.Events)
            {
                covered[unclear[looked.Position]] = rules.SelectionAt(looked.Position)!.Selector!.Takes(looked.Json);
            }
        }

        return covered;
    }
}
