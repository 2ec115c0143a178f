namespace ActionTrail.LocalCloud.Ram;

/// <summary>The rules of users, shared by RAM's operations and their IMS twins.</summary>
internal static class RamUsers
{
    private const int Most = 5000;

    /// <summary>Stores a new user.</summary>
    /// <exception cref="Gateway.CloudError">409: the name is taken, or the quota is full.</exception>
    public static void Add(CloudState cloud, string accountId, RamUserDocument user)
    {
        RequireFree(cloud, accountId, user.UserName);
        if (cloud.Documents.Count<RamUserDocument>(accountId) >= Most)
        {
            throw RamErrors.LimitExceeded("User", Most);
        }

        RamStore.Put(cloud, accountId, user);
    }

    /// <summary>Stores a changed user, under its new name if it has one; its access keys follow.</summary>
    /// <exception cref="Gateway.CloudError">409: the new name is taken.</exception>
    public static void Change(CloudState cloud, string accountId, RamUserDocument before, RamUserDocument after)
    {
        if (!string.Equals(before.UserName, after.UserName, StringComparison.OrdinalIgnoreCase))
        {
            RequireFree(cloud, accountId, after.UserName);
        }

        RamStore.Remove(cloud, accountId, before);
        RamStore.Put(cloud, accountId, after);
        foreach (string keyId in after.AccessKeyIds)
        {
            cloud.Documents.Put("", keyId, cloud.Documents.Find<AccessKeyDocument>("", keyId)! with { UserName = after.UserName });
        }
    }

    /// <summary>Removes a user that nothing hangs on.</summary>
    /// <exception cref="Gateway.CloudError">409: something does.</exception>
    public static void Delete(CloudState cloud, string accountId, RamUserDocument user)
    {
        if (user.AccessKeyIds.Count > 0)
        {
            throw RamErrors.DeleteConflict("User.AccessKey", user.UserName, "it has access keys");
        }

        if (user.Policies.Count > 0)
        {
            throw RamErrors.DeleteConflict("User.Policy", user.UserName, "policies are attached to it");
        }

        if (user.Groups.Count > 0)
        {
            throw RamErrors.DeleteConflict("User.Group", user.UserName, "it is in a group");
        }

        if (user.Login is not null)
        {
            throw RamErrors.DeleteConflict("User.LoginProfile", user.UserName, "it may sign in to the console");
        }

        RamStore.Remove(cloud, accountId, user);
    }

    private static void RequireFree(CloudState cloud, string accountId, string name)
    {
        if (RamStore.FindUser(cloud, accountId, name) is not null)
        {
            throw RamErrors.AlreadyExists("User", name);
        }
    }
}
