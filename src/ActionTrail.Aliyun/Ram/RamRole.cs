using ActionTrail.Core.Accounts;
using ActionTrail.Core.Arns;

namespace ActionTrail.Aliyun.Ram;

/// <summary>A RAM role.</summary>
/// <param name="RoleId">Its id, digits.</param>
/// <param name="Name">Its name.</param>
/// <param name="Arn">Its ARN.</param>
/// <param name="Description">Description; empty when there is none.</param>
/// <param name="TrustPolicy">Trust policy, JSON; null in lists.</param>
/// <param name="MaxSessionDuration">Longest session, 1 to 12 hours.</param>
/// <param name="CreateDate">When it was made (UTC).</param>
/// <param name="UpdateDate">When it was last changed (UTC); null where the answer does not say.</param>
public sealed record RamRole(
    string RoleId, RoleName Name, RoleArn Arn, string Description, string? TrustPolicy, TimeSpan MaxSessionDuration, DateTimeOffset CreateDate, DateTimeOffset? UpdateDate);
