namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>Who was a member of a directory at which position of the ledger. A snapshot: take a new one to see later joins and leaves.</summary>
internal sealed class DirectoryMembership
{
    private readonly Dictionary<string, IReadOnlyList<MembershipInterval>> _byAccount;

    private DirectoryMembership(Dictionary<string, IReadOnlyList<MembershipInterval>> byAccount) => _byAccount = byAccount;

    /// <summary>Every stay of every account, also of those that left; by account id, oldest first.</summary>
    public IEnumerable<MembershipInterval> Intervals => _byAccount.Values.SelectMany(static intervals => intervals);

    /// <summary>Every account that is or was a member.</summary>
    public IReadOnlyCollection<string> AccountIds => _byAccount.Keys;

    /// <summary>Reads the membership of a directory.</summary>
    /// <param name="cloud">State of the cloud.</param>
    /// <param name="managementAccountId">Management account of the directory.</param>
    /// <returns>The snapshot; empty when the account never managed a directory.</returns>
    public static DirectoryMembership Read(CloudState cloud, string managementAccountId) =>
        new(cloud.Documents.List<MembershipDocument>(managementAccountId)
            .ToDictionary(static pair => pair.Key, static pair => pair.Value.Intervals, StringComparer.Ordinal));

    /// <summary>Whether an event of an account at a position is an event of a member.</summary>
    /// <param name="accountId">Account whose ledger holds the event.</param>
    /// <param name="position">Position of the event.</param>
    /// <returns>True when the account was a member then.</returns>
    public bool IsMember(string accountId, long position) => Of(accountId).Any(interval => interval.Contains(position));

    /// <summary>The stays of one account, oldest first; empty when it never was a member.</summary>
    public IReadOnlyList<MembershipInterval> Of(string accountId) => _byAccount.GetValueOrDefault(accountId, []);
}
