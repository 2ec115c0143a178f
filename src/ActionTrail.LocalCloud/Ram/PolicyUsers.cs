namespace ActionTrail.LocalCloud.Ram;

/// <summary>Whom a policy is attached to.</summary>
/// <param name="Users">Users.</param>
/// <param name="Groups">Groups.</param>
/// <param name="Roles">Roles.</param>
internal sealed record PolicyUsers(IReadOnlyList<RamUserDocument> Users, IReadOnlyList<RamGroupDocument> Groups, IReadOnlyList<RamRoleDocument> Roles)
{
    /// <summary>Finds them.</summary>
    /// <param name="cloud">State of the cloud.</param>
    /// <param name="accountId">Account.</param>
    /// <param name="type"><c>System</c> or <c>Custom</c>.</param>
    /// <param name="name">Policy name.</param>
    /// <returns>All of them, by name.</returns>
    public static PolicyUsers Of(CloudState cloud, string accountId, string type, string name)
    {
        return new PolicyUsers(
            [.. RamStore.Users(cloud, accountId).Where(user => Has(user.Policies))],
            [.. RamStore.Groups(cloud, accountId).Where(group => Has(group.Policies))],
            [.. RamStore.Roles(cloud, accountId).Where(role => Has(role.Policies))]);

        bool Has(IReadOnlyList<PolicyAttachment> attachments) => attachments.Any(attached => Attachments.Is(attached, type, name));
    }

    /// <summary>Takes a custom policy from everybody.</summary>
    /// <param name="cloud">State of the cloud.</param>
    /// <param name="accountId">Account.</param>
    /// <param name="name">Policy name.</param>
    public static void Detach(CloudState cloud, string accountId, string name)
    {
        PolicyUsers users = Of(cloud, accountId, PolicyAttachment.Custom, name);
        foreach (RamUserDocument user in users.Users)
        {
            RamStore.Put(cloud, accountId, user with { Policies = Without(user.Policies) });
        }

        foreach (RamGroupDocument group in users.Groups)
        {
            RamStore.Put(cloud, accountId, group with { Policies = Without(group.Policies) });
        }

        foreach (RamRoleDocument role in users.Roles)
        {
            RamStore.Put(cloud, accountId, role with { Policies = Without(role.Policies) });
        }

        IReadOnlyList<PolicyAttachment> Without(IReadOnlyList<PolicyAttachment> attachments) =>
            [.. attachments.Where(attached => !Attachments.Is(attached, PolicyAttachment.Custom, name))];
    }
}
