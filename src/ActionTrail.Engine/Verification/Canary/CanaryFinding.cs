namespace ActionTrail.Engine.Verification.Canary;

/// <summary>Where the way of a call is broken.</summary>
/// <param name="Step">The broken step.</param>
/// <param name="Found">What was found, as a sentence.</param>
/// <param name="Mend">The command that mends it; empty when waiting does.</param>
public sealed record CanaryFinding(CanaryStep Step, string Found, string Mend);
