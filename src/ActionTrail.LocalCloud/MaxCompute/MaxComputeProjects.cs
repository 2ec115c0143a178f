namespace ActionTrail.LocalCloud.MaxCompute;

/// <summary>Projects, for this service and for those that deliver to it.</summary>
internal static class MaxComputeProjects
{
    /// <summary>Service name in audit events.</summary>
    public const string Service = "MaxCompute";

    /// <summary>Finds a project.</summary>
    /// <param name="cloud">State of the cloud.</param>
    /// <param name="region">Region that it must be in; null for any.</param>
    /// <param name="name">Name, in any case.</param>
    /// <returns>The project, or null.</returns>
    public static MaxComputeProjectDocument? Find(CloudState cloud, string? region, string name) =>
        cloud.Documents.Find<MaxComputeProjectDocument>("", Key(name)) is { } project && (region is null || project.Region == region) ? project : null;

    /// <summary>Projects of an account in a region, by name.</summary>
    public static IEnumerable<MaxComputeProjectDocument> List(CloudState cloud, string accountId, string region) =>
        cloud.Documents.List<MaxComputeProjectDocument>("").Select(static pair => pair.Value)
            .Where(project => project.AccountId == accountId && project.Region == region);

    /// <summary>Keeps a project, new or changed.</summary>
    public static void Put(CloudState cloud, MaxComputeProjectDocument project) => cloud.Documents.Put("", Key(project.Name), project);

    /// <summary>Removes a project.</summary>
    public static void Remove(CloudState cloud, MaxComputeProjectDocument project) => cloud.Documents.Remove<MaxComputeProjectDocument>("", Key(project.Name));

    private static string Key(string name) => name.ToLowerInvariant();
}
