namespace ActionTrail.LocalCloud.Trails;

/// <summary>The trails of the cloud, for the operations and for delivery.</summary>
internal static class TrailCatalog
{
    /// <summary>All trails of all accounts, by owner and name.</summary>
    public static IReadOnlyList<TrailDocument> All(CloudState cloud) => [.. cloud.Documents.ListAll<TrailDocument>().Select(static item => item.Document)];

    /// <summary>The trails that an account owns, by name.</summary>
    public static IReadOnlyList<TrailDocument> Of(CloudState cloud, string accountId) =>
        [.. cloud.Documents.List<TrailDocument>(accountId).Select(static pair => pair.Value)];

    /// <summary>A trail that an account owns, or null.</summary>
    public static TrailDocument? Find(CloudState cloud, string accountId, string name) => cloud.Documents.Find<TrailDocument>(accountId, name);

    /// <summary>Writes a trail.</summary>
    public static void Put(CloudState cloud, TrailDocument trail) => cloud.Documents.Put(trail.OwnerAccountId, trail.Name, trail);
}
