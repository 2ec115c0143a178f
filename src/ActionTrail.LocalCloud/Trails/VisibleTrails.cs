using ActionTrail.LocalCloud.ResourceDirectory;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>Which trails an account may look at: its own, and the organization trail of the directory that it belongs to.</summary>
internal static class VisibleTrails
{
    /// <summary>The organization trail of an account's directory, unless the account owns it; null when there is none.</summary>
    public static TrailDocument? OfOrganization(CloudState cloud, string accountId) =>
        DirectoryTree.Around(cloud, accountId) is { } tree
            ? TrailCatalog.All(cloud).FirstOrDefault(trail =>
                trail.IsOrganizationTrail && trail.OrganizationId == tree.Directory.DirectoryId && trail.OwnerAccountId != accountId)
            : null;
}
