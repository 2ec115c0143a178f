using ActionTrail.Core.Policies;

namespace ActionTrail.Engine.Permissions;

/// <summary>The control policies on one node above an account; each level must allow a request.</summary>
/// <param name="Node">The node, as a message names it, for example <c>folder Core (fd-…)</c>.</param>
/// <param name="Policies">Its policies.</param>
public sealed record ControlLevel(string Node, IReadOnlyList<NamedPolicy> Policies);
