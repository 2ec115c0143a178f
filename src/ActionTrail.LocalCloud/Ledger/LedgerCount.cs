namespace ActionTrail.LocalCloud.Ledger;

/// <summary>How many events an account's ledger holds in one category.</summary>
/// <param name="AccountId">Account.</param>
/// <param name="Category"><c>eventCategory</c> of the events; <c>Management</c> for those that have none; empty for platform operations.</param>
/// <param name="Count">Events.</param>
internal sealed record LedgerCount(string AccountId, string Category, long Count);
