namespace ActionTrail.LocalCloud.Ledger;

/// <summary>One page of events.</summary>
/// <param name="Events">The events, in the order asked for.</param>
/// <param name="Next">Where the next page starts after; null when this is the last page.</param>
internal sealed record LookupPage(IReadOnlyList<LedgerEvent> Events, LookupCursor? Next);
