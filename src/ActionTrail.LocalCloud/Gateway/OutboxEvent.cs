namespace ActionTrail.LocalCloud.Gateway;

/// <summary>The event of a change, stored in the transaction of the change until the ledger has it.</summary>
/// <param name="Order">Place among the events of this opening of the cloud.</param>
/// <param name="Json">The event, UTF-8.</param>
internal sealed record OutboxEvent(long Order, byte[] Json);
