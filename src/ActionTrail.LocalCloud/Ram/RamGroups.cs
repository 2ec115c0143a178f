namespace ActionTrail.LocalCloud.Ram;

/// <summary>The rules of groups, shared by RAM's operations and their IMS twins.</summary>
internal static class RamGroups
{
    private const int Most = 50;
    private const int MostPerUser = 50;

    /// <summary>Stores a new group.</summary>
    /// <exception cref="Gateway.CloudError">409: the name is taken, or the quota is full.</exception>
    public static void Add(CloudState cloud, string accountId, RamGroupDocument group)
    {
        RequireFree(cloud, accountId, group.GroupName);
        if (cloud.Documents.Count<RamGroupDocument>(accountId) >= Most)
        {
            throw RamErrors.LimitExceeded("Group", Most);
        }

        RamStore.Put(cloud, accountId, group);
    }

    /// <summary>Stores a changed group, under its new name if it has one; its members follow.</summary>
    /// <exception cref="Gateway.CloudError">409: the new name is taken.</exception>
    public static void Change(CloudState cloud, string accountId, RamGroupDocument before, RamGroupDocument after)
    {
        if (!string.Equals(before.GroupName, after.GroupName, StringComparison.OrdinalIgnoreCase))
        {
            RequireFree(cloud, accountId, after.GroupName);
        }

        IReadOnlyList<RamUserDocument> members = GroupMembers.Of(cloud, accountId, before.GroupName);
        RamStore.Remove(cloud, accountId, before);
        RamStore.Put(cloud, accountId, after);
        foreach (RamUserDocument member in members)
        {
            RamStore.Put(cloud, accountId, member with { Groups = GroupMembers.Renamed(member.Groups, before.GroupName, after.GroupName) });
        }
    }

    /// <summary>Removes a group without members and policies.</summary>
    /// <exception cref="Gateway.CloudError">409: it has some.</exception>
    public static void Delete(CloudState cloud, string accountId, RamGroupDocument group)
    {
        if (GroupMembers.Of(cloud, accountId, group.GroupName).Count > 0)
        {
            throw RamErrors.DeleteConflict("Group.User", group.GroupName, "it has members");
        }

        if (group.Policies.Count > 0)
        {
            throw RamErrors.DeleteConflict("Group.Policy", group.GroupName, "policies are attached to it");
        }

        RamStore.Remove(cloud, accountId, group);
    }

    /// <summary>Puts a user into a group.</summary>
    /// <exception cref="Gateway.CloudError">409: it is in it, or in too many.</exception>
    public static void Join(CloudState cloud, string accountId, RamUserDocument user, RamGroupDocument group, DateTimeOffset now)
    {
        if (GroupMembers.IsIn(user, group.GroupName))
        {
            throw RamErrors.AlreadyExists("User.Group", group.GroupName);
        }

        if (user.Groups.Count >= MostPerUser)
        {
            throw RamErrors.LimitExceeded("User.Group", MostPerUser);
        }

        RamStore.Put(cloud, accountId, user with { Groups = [.. user.Groups, new GroupMembership(group.GroupName, now)] });
    }

    /// <summary>Takes a user out of a group.</summary>
    /// <exception cref="Gateway.CloudError">404: it is not in it.</exception>
    public static void Leave(CloudState cloud, string accountId, RamUserDocument user, RamGroupDocument group)
    {
        if (!GroupMembers.IsIn(user, group.GroupName))
        {
            throw RamErrors.NotExist("User.Group", group.GroupName);
        }

        RamStore.Put(cloud, accountId, user with { Groups = [.. user.Groups.Where(membership => !GroupMembers.Is(membership, group.GroupName))] });
    }

    private static void RequireFree(CloudState cloud, string accountId, string name)
    {
        if (RamStore.FindGroup(cloud, accountId, name) is not null)
        {
            throw RamErrors.AlreadyExists("Group", name);
        }
    }
}
