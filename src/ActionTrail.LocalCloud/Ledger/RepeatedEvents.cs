namespace ActionTrail.LocalCloud.Ledger;

/// <summary>What an append does with an event whose id the account's ledger has already.</summary>
internal enum RepeatedEvents
{
    /// <summary>Appends it again.</summary>
    Append,

    /// <summary>Leaves it out, so that importing a file twice changes nothing.</summary>
    Skip,
}
