using ActionTrail.Core.Events;
using ActionTrail.LocalCloud.Gateway.Pop;
using ActionTrail.LocalCloud.Ledger;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>Walks the management events of the caller's account in all regions, newest first, for answers that are computed from them.</summary>
internal static class PastEvents
{
    private const int PageSize = 500;

    /// <summary>The events of a stretch of time up to now; pages are read as they are consumed.</summary>
    /// <param name="call">The call.</param>
    /// <param name="reach">How far back.</param>
    /// <param name="conditions">What the events must have; empty for all.</param>
    public static IEnumerable<AuditEvent> Read(PopCall call, TimeSpan reach, params IReadOnlyList<LookupCondition> conditions)
    {
        var query = new LookupQuery { AccountId = call.Caller.AccountId, Start = call.Now - reach, End = call.Now, Conditions = conditions, Limit = PageSize };
        while (true)
        {
            LookupPage page = call.Cloud.Ledger.Lookup(query);
            foreach (LedgerEvent recorded in page.Events)
            {
                yield return AuditEvent.Parse(recorded.Json);
            }

            if (page.Next is not { } next)
            {
                yield break;
            }

            query = query with { After = next };
        }
    }
}
