namespace ActionTrail.LocalCloud.Trails;

/// <summary>The insight events of an account. They are rare and not in the look-up index, so they are read off the ledger itself.</summary>
internal static class InsightEvents
{
    private const int PageEvents = 1_000;
    private const int PageBytes = 8 << 20;

    /// <summary>The insight events of a stretch of time, newest first.</summary>
    /// <param name="cloud">State of the cloud.</param>
    /// <param name="accountId">Account.</param>
    /// <param name="start">Earliest event time.</param>
    /// <param name="end">Latest event time.</param>
    public static IReadOnlyList<InsightEvent> Read(CloudState cloud, string accountId, DateTimeOffset start, DateTimeOffset end)
    {
        var found = new List<InsightEvent>();
        if (!cloud.Ledger.Counts().Any(count => count.AccountId == accountId && count.Category == "Insight"))
        {
            return found;
        }

        long position = 0;
        while (cloud.Ledger.Read(position, PageEvents, PageBytes) is { Count: > 0 } page)
        {
            position = page[^1].Position;
            found.AddRange(page.Where(recorded => recorded.AccountId == accountId).Select(InsightEvent.Read).OfType<InsightEvent>()
                .Where(insight => insight.Time >= start && insight.Time <= end));
        }

        return [.. found.OrderByDescending(static insight => insight.Time).ThenByDescending(static insight => insight.Position)];
    }
}
