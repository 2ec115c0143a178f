namespace ActionTrail.Core.Policies;

/// <summary>A policy and the name by which a decision refers to it.</summary>
/// <param name="Name">Policy name.</param>
/// <param name="Document">The policy.</param>
public sealed record NamedPolicy(string Name, PolicyDocument Document);
