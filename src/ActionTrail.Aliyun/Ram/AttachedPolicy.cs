namespace ActionTrail.Aliyun.Ram;

/// <summary>A policy attached to an identity.</summary>
/// <param name="Id">Type and name.</param>
/// <param name="DefaultVersion">Version that is in force.</param>
/// <param name="AttachDate">When it was attached (UTC); null where the answer does not say.</param>
public sealed record AttachedPolicy(PolicyId Id, string DefaultVersion, DateTimeOffset? AttachDate);
