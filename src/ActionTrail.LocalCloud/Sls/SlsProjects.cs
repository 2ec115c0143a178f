namespace ActionTrail.LocalCloud.Sls;

/// <summary>Where projects and what is in them are kept, for this service and for those that deliver to it.</summary>
internal static class SlsProjects
{
    /// <summary>Finds a project.</summary>
    /// <param name="cloud">State of the cloud.</param>
    /// <param name="region">Region id.</param>
    /// <param name="project">Project name.</param>
    /// <returns>The project with its owner, or null.</returns>
    public static SlsProjectDocument? Find(CloudState cloud, string region, string project) =>
        project.Length == 0 ? null : cloud.Documents.Find<SlsProjectDocument>("", Key(region, project));

    /// <summary>Key of a document: region, project and what is in it.</summary>
    public static string Key(params ReadOnlySpan<string?> parts) => string.Join('/', parts);

    /// <summary>Region of the first project of a name, in any region.</summary>
    public static string? RegionOf(CloudState cloud, string project) =>
        cloud.Documents.List<SlsProjectDocument>("").FirstOrDefault(pair => pair.Value.Name == project).Value?.Region;
}
