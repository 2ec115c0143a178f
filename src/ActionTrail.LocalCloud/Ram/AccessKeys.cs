namespace ActionTrail.LocalCloud.Ram;

/// <summary>Makes access keys.</summary>
internal static class AccessKeys
{
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
}
