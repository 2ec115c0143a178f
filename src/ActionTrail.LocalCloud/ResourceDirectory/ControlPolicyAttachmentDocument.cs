namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>A control policy on a node; stored under the management account by <c>target/policy</c>.</summary>
/// <param name="TargetId">Root folder, folder or member.</param>
/// <param name="PolicyId">The policy.</param>
/// <param name="AttachedAt">When it was attached (UTC).</param>
internal sealed record ControlPolicyAttachmentDocument(string TargetId, string PolicyId, DateTimeOffset AttachedAt);
