using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>The versions of a policy of either type. A system policy shows the one that is in force.</summary>
internal static class PolicyVersions
{
    /// <summary>Lists them.</summary>
    /// <param name="call">The call.</param>
    /// <param name="policy">The policy.</param>
    /// <returns>Oldest first.</returns>
    public static IReadOnlyList<RamPolicyVersion> Of(PopCall call, PolicyFacts policy) => policy.Type == PolicyAttachment.Custom
        ? RamStore.FindPolicy(call.Cloud, call.AccountId, policy.Name)!.Versions
        : [policy.InForce];
}
