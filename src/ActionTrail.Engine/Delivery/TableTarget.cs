using ActionTrail.Core.Arns;

namespace ActionTrail.Engine.Delivery;

/// <summary>Where the rows of a trail go.</summary>
/// <param name="Project">Project.</param>
/// <param name="Role">Role that writes; null when the writer acts as itself.</param>
public sealed record TableTarget(MaxComputeProjectArn Project, RoleArn? Role);
