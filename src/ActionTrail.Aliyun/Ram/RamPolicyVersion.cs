namespace ActionTrail.Aliyun.Ram;

/// <summary>One version of a policy.</summary>
/// <param name="VersionId"><c>v</c> and a number.</param>
/// <param name="IsDefault">Whether it is in force.</param>
/// <param name="Document">The policy, JSON; null where the answer leaves it out.</param>
/// <param name="CreateDate">When it was made (UTC).</param>
public sealed record RamPolicyVersion(string VersionId, bool IsDefault, string? Document, DateTimeOffset CreateDate);
