namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>A member that administers one trusted service; stored under the management account by <c>account/service</c>.</summary>
/// <param name="AccountId">The member.</param>
/// <param name="ServicePrincipal">The service, for example <c>actiontrail.aliyuncs.com</c>.</param>
/// <param name="EnabledAt">When it was registered (UTC).</param>
internal sealed record DelegationDocument(string AccountId, string ServicePrincipal, DateTimeOffset EnabledAt);
