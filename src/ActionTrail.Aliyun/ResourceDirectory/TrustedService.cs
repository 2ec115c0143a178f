namespace ActionTrail.Aliyun.ResourceDirectory;

/// <summary>A service that works across the directory.</summary>
/// <param name="ServicePrincipal">Service, for example <c>actiontrail.aliyuncs.com</c>.</param>
/// <param name="EnableTime">Since when (UTC); null where the answer does not say.</param>
public sealed record TrustedService(string ServicePrincipal, DateTimeOffset? EnableTime);
