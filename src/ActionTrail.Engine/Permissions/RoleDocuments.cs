using ActionTrail.Aliyun.Ram;
using ActionTrail.Core.Arns;
using ActionTrail.Core.Policies;

namespace ActionTrail.Engine.Permissions;

/// <summary>A role as its account tells it: whom it trusts, and the texts of its policies that are in force.</summary>
/// <param name="Role">The role.</param>
/// <param name="Trust">Its trust policy.</param>
/// <param name="Attached">The policies attached to it.</param>
/// <param name="Policies">Their documents, in the same order.</param>
public sealed record RoleDocuments(RamRole Role, TrustPolicy Trust, IReadOnlyList<PolicyId> Attached, IReadOnlyList<NamedPolicy> Policies)
{
    /// <summary>ARN of the role.</summary>
    public RoleArn Arn => Role.Arn;

    /// <summary>Whether a service made the role for itself; control policies do not bind it.</summary>
    // Unconfirmed: whether control policies bind service-linked roles; here, as in the local cloud, they do not.
    public bool IsServiceLinked => Role.Name.Value.StartsWith("AliyunServiceRole", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the role carries a policy of that name.</summary>
    /// <param name="policy">Name of a system policy.</param>
    /// <returns>True when it does.</returns>
    public bool Carries(string policy) => Attached.Contains(PolicyId.System(policy));
}
