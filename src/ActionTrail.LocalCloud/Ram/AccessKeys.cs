using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>Makes and removes access keys.</summary>
internal static class AccessKeys
{
    private const int MostPerUser = 2;

    /// <summary>Makes and stores an active access key.</summary>
    /// <param name="cloud">State of the cloud.</param>
    /// <param name="accountId">Account that it belongs to.</param>
    /// <param name="user">User that it belongs to; null for the account's root.</param>
    /// <param name="now">Time of the cloud.</param>
    /// <returns>The key with its secret.</returns>
    public static AccessKeyDocument Create(CloudState cloud, string accountId, RamUserDocument? user, DateTimeOffset now)
    {
        var key = new AccessKeyDocument($"LTAI5t{cloud.Ids.Text(18)}", cloud.Ids.Text(30), accountId, user?.UserName, user?.UserId, IsActive: true, now);
        cloud.Documents.Put("", key.AccessKeyId, key);
        return key;
    }

    /// <summary>Makes an access key for a user.</summary>
    /// <param name="call">The call.</param>
    /// <param name="user">The user.</param>
    /// <returns>The key with its secret.</returns>
    /// <exception cref="Gateway.CloudError">409: the user has as many as it may.</exception>
    public static AccessKeyDocument CreateFor(PopCall call, RamUserDocument user)
    {
        if (user.AccessKeyIds.Count >= MostPerUser)
        {
            throw RamErrors.LimitExceeded("User.AccessKey", MostPerUser);
        }

        AccessKeyDocument key = Create(call.Cloud, call.AccountId, user, call.Now);
        RamStore.Put(call.Cloud, call.AccountId, user with { AccessKeyIds = [.. user.AccessKeyIds, key.AccessKeyId] });
        return key;
    }

    /// <summary>Removes an access key of a user.</summary>
    /// <param name="cloud">State of the cloud.</param>
    /// <param name="accountId">Account.</param>
    /// <param name="user">The user.</param>
    /// <param name="keyId">Id of the key.</param>
    public static void Delete(CloudState cloud, string accountId, RamUserDocument user, string keyId)
    {
        cloud.Documents.Remove<AccessKeyDocument>("", keyId);
        RamStore.Put(cloud, accountId, user with { AccessKeyIds = [.. user.AccessKeyIds.Where(id => id != keyId)] });
    }
}
