namespace ActionTrail.LocalCloud.Accounts;

/// <summary>One account of the local cloud; stored cloud-wide under its id.</summary>
/// <param name="AccountId">16 digits.</param>
/// <param name="Name">Display name.</param>
/// <param name="Alias">Alias set by the account's owner, for sign-in names; null when none was set.</param>
/// <param name="RootAccessKeyId">Access key of the account's root.</param>
/// <param name="CreateTime">When it signed up (UTC).</param>
internal sealed record AccountDocument(string AccountId, string Name, string? Alias, string RootAccessKeyId, DateTimeOffset CreateTime);
