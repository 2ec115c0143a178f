namespace ActionTrail.LocalCloud.ResourceManager;

/// <summary>Resources of one region that use a role.</summary>
/// <param name="Region">Region id.</param>
/// <param name="Resources">ARNs.</param>
internal sealed record RoleUsage(string Region, IReadOnlyList<string> Resources);
