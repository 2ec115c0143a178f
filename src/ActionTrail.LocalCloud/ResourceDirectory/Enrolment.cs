using ActionTrail.Core.Accounts;
using ActionTrail.Core.Policies;
using ActionTrail.LocalCloud.Accounts;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Ram;
using ActionTrail.LocalCloud.ResourceManager;
using ActionTrail.LocalCloud.Trails;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>How accounts enter and leave a directory: the rules, and everything that a join or a leave changes.</summary>
internal static class Enrolment
{
    /// <summary>Role by which identities of the management account enter a member that was created in the directory.</summary>
    public const string AccessRole = "ResourceDirectoryAccountAccessRole";

    /// <summary>Creates the account of a new member and lets it join.</summary>
    /// <param name="cloud">State of the cloud.</param>
    /// <param name="tree">The directory.</param>
    /// <param name="draft">The member without its account id.</param>
    /// <returns>The member.</returns>
    public static MemberDocument CreateAccount(CloudState cloud, DirectoryTree tree, MemberDocument draft)
    {
        MemberDocument member = draft with { AccountId = CloudAccounts.Create(cloud, draft.DisplayName).AccountId };
        var role = new RamRoleDocument
        {
            RoleId = cloud.Ids.Digits(18),
            RoleName = AccessRole,
            Description = "Entrance of the management account",
            AssumeRolePolicyDocument = TrustPolicy.ForAccount(AccountId.Parse(tree.ManagementAccountId)).Document.ToJson(),
            CreateDate = draft.JoinedAt,
            UpdateDate = draft.JoinedAt,
            Policies = [new PolicyAttachment(PolicyAttachment.System, "AdministratorAccess", draft.JoinedAt)],
        };
        RamStore.Put(cloud, member.AccountId, role);
        Join(cloud, tree, member);
        return member;
    }

    /// <summary>Lets an account join: from the next ledger position on it is a member.</summary>
    public static void Join(CloudState cloud, DirectoryTree tree, MemberDocument member)
    {
        string management = tree.ManagementAccountId;
        cloud.Documents.Put(management, member.AccountId, member);
        cloud.Documents.Put(member.AccountId, DirectoryLinkDocument.Key, new DirectoryLinkDocument(management));
        IReadOnlyList<MembershipInterval> before = cloud.Documents.Find<MembershipDocument>(management, member.AccountId)?.Intervals ?? [];
        cloud.Documents.Put(management, member.AccountId, new MembershipDocument(
            member.AccountId, [.. before, new MembershipInterval(member.AccountId, cloud.Ledger.LastPosition, LeftAtPosition: null)]));
        ControlPolicies.AttachDefault(cloud, tree.Directory, member.AccountId);
        ServiceLinkedRoles.Ensure(cloud, member.AccountId, ServiceLinkedRoles.ResourceDirectory);
    }

    /// <summary>Lets a member leave: from the next ledger position on it is none. Its stays remain on record.</summary>
    public static void Leave(CloudState cloud, DirectoryTree tree, MemberDocument member)
    {
        string management = tree.ManagementAccountId;
        cloud.Documents.Remove<MemberDocument>(management, member.AccountId);
        cloud.Documents.Remove<DirectoryLinkDocument>(member.AccountId, DirectoryLinkDocument.Key);
        MembershipDocument record = cloud.Documents.Find<MembershipDocument>(management, member.AccountId)!;
        MembershipInterval last = record.Intervals[^1] with { LeftAtPosition = cloud.Ledger.LastPosition };
        cloud.Documents.Put(management, member.AccountId, record with { Intervals = [.. record.Intervals.SkipLast(1), last] });
        ControlPolicies.DetachAll(cloud, management, member.AccountId);
    }

    /// <summary>Requires that the directory can take one more member.</summary>
    public static void DemandRoom(DirectoryTree tree)
    {
        if (tree.Members.Count >= tree.Directory.MemberQuota)
        {
            throw new CloudError(409, "LimitExceeded.Account", $"The resource directory can hold at most {tree.Directory.MemberQuota} members.");
        }
    }

    /// <summary>Requires that no other member has the display name.</summary>
    public static void DemandUnusedDisplayName(DirectoryTree tree, string displayName, string? exceptAccountId)
    {
        if (tree.Members.Any(member => member.AccountId != exceptAccountId && member.DisplayName == displayName))
        {
            throw new CloudError(409, "InvalidParameter.Account.DisplayName.AlreadyUsed", $"Another member is named '{displayName}' already.");
        }
    }

    /// <summary>Requires that an account can pay for members: it manages the directory or belongs to it.</summary>
    public static void DemandPayer(DirectoryTree tree, string payerAccountId)
    {
        if (payerAccountId != tree.ManagementAccountId && tree.FindMember(payerAccountId) is null)
        {
            throw new CloudError(409, "NotSupport.PayerAccountInAnotherResourceDirectory", $"The payer account '{payerAccountId}' is not in this resource directory.");
        }
    }

    /// <summary>Requires that no trusted service works through the member: as administrator, or as owner of a trail's destination.</summary>
    public static void DemandUnusedByServices(CloudState cloud, DirectoryTree tree, MemberDocument member)
    {
        if (Delegations.Of(cloud, tree.ManagementAccountId, member.AccountId) is [{ } delegation, ..])
        {
            throw Denied($"it is a delegated administrator of {delegation.ServicePrincipal}");
        }

        if (TrailCatalog.All(cloud).FirstOrDefault(trail => trail.IsOrganizationTrail && trail.OrganizationId == tree.Directory.DirectoryId
            && trail.DestinationAccounts.Contains(member.AccountId)) is { } trail)
        {
            throw Denied($"trail {trail.Name} of {ServicePrincipals.ActionTrail} delivers into it");
        }

        CloudError Denied(string reason) => new(409, "Deny.TrustedService", $"The member '{member.AccountId}' cannot leave: {reason}.");
    }

    /// <summary>Login name of an account: its alias, or its id, at the public sign-in domain.</summary>
    public static string LoginName(CloudState cloud, string accountId) =>
        $"{CloudAccounts.Find(cloud, accountId)?.Alias ?? accountId}@aliyun.com";
}
