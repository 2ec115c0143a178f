namespace ActionTrail.LocalCloud.Ledger;

/// <summary>One recorded event as the ledger holds it.</summary>
/// <param name="Position">Place in the whole ledger, from 1, gapless order of recording.</param>
/// <param name="AccountId">Account whose ledger holds it.</param>
/// <param name="RecordedAt">When it was recorded (UTC).</param>
/// <param name="Json">The event, UTF-8, as it was recorded.</param>
internal readonly record struct LedgerEvent(long Position, string AccountId, DateTimeOffset RecordedAt, ReadOnlyMemory<byte> Json);
