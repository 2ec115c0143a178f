namespace ActionTrail.Core.Policies;

/// <summary>One thing that is wrong with a trust policy.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Principal">The entry as written; empty when there is none.</param>
/// <param name="Message">One clause naming what is expected and what is found.</param>
public sealed record TrustFinding(TrustFindingKind Kind, string Principal, string Message);
