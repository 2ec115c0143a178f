namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>The check and the deletion of a member; stored under the management account by the member's account id.</summary>
/// <param name="AccountId">The member.</param>
/// <param name="CheckedAt">When it was last checked (UTC).</param>
/// <param name="Obstacles">What stood in the way then: name to explanation; empty when nothing did.</param>
/// <param name="DeletedAt">When it was deleted (UTC); null while it was not.</param>
internal sealed record AccountDeletionDocument(
    string AccountId, DateTimeOffset CheckedAt, IReadOnlyDictionary<string, string> Obstacles, DateTimeOffset? DeletedAt);
