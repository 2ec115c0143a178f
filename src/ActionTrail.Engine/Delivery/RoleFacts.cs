namespace ActionTrail.Engine.Delivery;

/// <summary>What a write role is like.</summary>
/// <param name="TrustedServices">Service principals of its trust policy as they stand there.</param>
/// <param name="Policies">Names of the policies attached to it.</param>
public sealed record RoleFacts(IReadOnlyList<string> TrustedServices, IReadOnlyList<string> Policies);
