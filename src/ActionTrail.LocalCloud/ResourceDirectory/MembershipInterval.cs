namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>One stay of an account in a directory, by position in the ledger, which orders it against every event exactly.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="JoinedAtPosition">Last position that is before the stay.</param>
/// <param name="LeftAtPosition">Last position of the stay; null while it lasts.</param>
internal sealed record MembershipInterval(string AccountId, long JoinedAtPosition, long? LeftAtPosition)
{
    /// <summary>Whether an event at this position falls into the stay.</summary>
    public bool Contains(long position) => position > JoinedAtPosition && !(position > LeftAtPosition);
}
