namespace ActionTrail.LocalCloud.ResourceManager;

/// <summary>A finished attempt to delete a service-linked role; stored in its account under the task id.</summary>
/// <param name="TaskId">Id of the task.</param>
/// <param name="Usages">What still uses the role; empty when the role was deleted.</param>
internal sealed record RoleDeletionDocument(string TaskId, IReadOnlyList<RoleUsage> Usages);
