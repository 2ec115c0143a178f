namespace ActionTrail.Aliyun.MaxCompute;

/// <summary>A MaxCompute project.</summary>
/// <param name="Name">Name.</param>
/// <param name="Owner">Account that owns it, as the service writes it (<c>ALIYUN$…</c> or an id).</param>
/// <param name="Status"><c>AVAILABLE</c> when it can be used.</param>
/// <param name="Region">Region id.</param>
/// <param name="CreatedAt">When it was created (UTC).</param>
/// <param name="Comment">Comment; empty when there is none.</param>
/// <param name="DefaultQuota">Nickname of its compute quota; empty when the service did not say.</param>
/// <remarks>Source: GetProject, ListProjects (2022-01-04).</remarks>
public sealed record MaxComputeProject(string Name, string Owner, string Status, string Region, DateTimeOffset CreatedAt, string Comment, string DefaultQuota)
{
    /// <summary>Whether it can be used.</summary>
    public bool IsAvailable => Status == "AVAILABLE";
}
