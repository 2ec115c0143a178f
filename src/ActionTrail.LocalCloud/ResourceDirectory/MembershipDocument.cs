namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>When one account was a member of one directory; stored under the management account and kept after the account left.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Intervals">Oldest first; at most the last is open.</param>
internal sealed record MembershipDocument(string AccountId, IReadOnlyList<MembershipInterval> Intervals);
