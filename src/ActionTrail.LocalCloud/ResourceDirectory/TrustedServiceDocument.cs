namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>A service that works across the directory; stored under the management account by its principal.</summary>
/// <param name="ServicePrincipal">The service.</param>
/// <param name="EnabledAt">Since when (UTC).</param>
internal sealed record TrustedServiceDocument(string ServicePrincipal, DateTimeOffset EnabledAt);
