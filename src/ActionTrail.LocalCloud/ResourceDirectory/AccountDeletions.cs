using System.Globalization;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Ram;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>How members are deleted: the rules, and what a deletion changes.</summary>
internal static class AccountDeletions
{
    /// <summary>The check or deletion of a member, or null.</summary>
    public static AccountDeletionDocument? Find(CloudState cloud, string managementAccountId, string accountId) =>
        cloud.Documents.Find<AccountDeletionDocument>(managementAccountId, accountId);

    /// <summary>Requires that the member may be deleted at all.</summary>
    /// <exception cref="CloudError">409 with the documented code.</exception>
    public static void DemandDeletable(CloudState cloud, DirectoryTree tree, MemberDocument member)
    {
        if (!tree.Directory.MemberDeletionAllowed)
        {
            throw new CloudError(409, "NoLicense.ResourceDirectory", "The deletion of members is not enabled in the resource directory (SetMemberDeletionPermission enables it).");
        }

        if (member.Type != MemberDocument.ResourceAccount)
        {
            throw new CloudError(409, "MemberTypeError.DeleteAccount", $"The member '{member.AccountId}' is a {member.Type}; only a ResourceAccount can be deleted.");
        }

        if (Delegations.Of(cloud, tree.ManagementAccountId, member.AccountId) is [{ } delegation, ..])
        {
            throw new CloudError(
                409, "RemoveConfilctAccountAsDelegatedAdministator", $"The member '{member.AccountId}' is a delegated administrator of {delegation.ServicePrincipal}.");
        }
    }

    /// <summary>Checks a member and remembers the outcome.</summary>
    public static AccountDeletionDocument Check(CloudState cloud, DirectoryTree tree, MemberDocument member)
    {
        var obstacles = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            Enrolment.DemandUnusedByServices(cloud, tree, member);
        }
        catch (CloudError used)
        {
            obstacles["TrustedService"] = used.Message;
        }

        var check = new AccountDeletionDocument(member.AccountId, cloud.Time.GetUtcNow(), obstacles, DeletedAt: null);
        cloud.Documents.Put(tree.ManagementAccountId, member.AccountId, check);
        return check;
    }

    /// <summary>Deletes a member: it leaves the directory and none of its keys sign any more. What it recorded stays.</summary>
    public static void Delete(CloudState cloud, DirectoryTree tree, MemberDocument member, AccountDeletionDocument check)
    {
        Enrolment.Leave(cloud, tree, member);
        foreach ((string id, AccessKeyDocument key) in cloud.Documents.List<AccessKeyDocument>("").Where(pair => pair.Value.AccountId == member.AccountId))
        {
            cloud.Documents.Put("", id, key with { IsActive = false });
        }

        cloud.Documents.Put(tree.ManagementAccountId, member.AccountId, check with { DeletedAt = cloud.Time.GetUtcNow() });
    }

    /// <summary>A time as deletion answers show it.</summary>
    public static string Time(DateTimeOffset time) =>
        time.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
