namespace ActionTrail.LocalCloud.Ledger;

/// <summary>An event on its way into the ledger.</summary>
/// <param name="AccountId">Account whose ledger gets it.</param>
/// <param name="Json">The event, UTF-8, one JSON object; stored byte for byte.</param>
internal readonly record struct LedgerEntry(string AccountId, ReadOnlyMemory<byte> Json);
