namespace ActionTrail.LocalCloud.Ram;

/// <summary>One version of a custom policy.</summary>
/// <param name="VersionId"><c>v</c> and a number that is never used twice.</param>
/// <param name="PolicyDocument">Policy, JSON as it was given.</param>
/// <param name="CreateDate">When it was made (UTC).</param>
internal sealed record RamPolicyVersion(string VersionId, string PolicyDocument, DateTimeOffset CreateDate);
