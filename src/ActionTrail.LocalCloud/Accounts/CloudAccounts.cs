using ActionTrail.LocalCloud.Ram;

namespace ActionTrail.LocalCloud.Accounts;

/// <summary>The accounts of a cloud. Signing up is no API operation; whoever makes accounts (the host, the resource directory) comes here.</summary>
internal static class CloudAccounts
{
    /// <summary>Signs up an account with a root access key.</summary>
    /// <param name="cloud">State of the cloud.</param>
    /// <param name="name">Display name.</param>
    /// <returns>The account.</returns>
    public static AccountDocument Create(CloudState cloud, string name) => cloud.Documents.Transact(() =>
    {
        string accountId = cloud.Ids.Digits(16);
        while (Find(cloud, accountId) is not null)
        {
            accountId = cloud.Ids.Digits(16);
        }

        DateTimeOffset now = cloud.Time.GetUtcNow();
        AccessKeyDocument key = AccessKeys.Create(cloud, accountId, user: null, now);
        var account = new AccountDocument(accountId, name, Alias: null, key.AccessKeyId, now);
        cloud.Documents.Put("", accountId, account);
        return account;
    });

    /// <summary>Finds an account.</summary>
    /// <param name="cloud">State of the cloud.</param>
    /// <param name="accountId">Its id.</param>
    /// <returns>The account, or null.</returns>
    public static AccountDocument? Find(CloudState cloud, string accountId) => cloud.Documents.Find<AccountDocument>("", accountId);

    /// <summary>All accounts, in the order of signing up.</summary>
    /// <param name="cloud">State of the cloud.</param>
    /// <returns>The accounts.</returns>
    public static IReadOnlyList<AccountDocument> All(CloudState cloud) =>
    [
        .. cloud.Documents.List<AccountDocument>("").Select(static pair => pair.Value)
            .OrderBy(static account => account.CreateTime).ThenBy(static account => account.AccountId, StringComparer.Ordinal),
    ];
}
