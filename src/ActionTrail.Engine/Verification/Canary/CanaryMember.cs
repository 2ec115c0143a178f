using ActionTrail.Aliyun.Http;

namespace ActionTrail.Engine.Verification.Canary;

/// <summary>An account that makes a call.</summary>
/// <param name="AccountId">Account.</param>
/// <param name="Name">Its name in the directory, or its id.</param>
/// <param name="Connection">An identity of it.</param>
public sealed record CanaryMember(string AccountId, string Name, CloudConnection Connection);
