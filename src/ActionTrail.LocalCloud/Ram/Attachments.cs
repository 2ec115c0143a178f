using System.Text.Json.Nodes;
using ActionTrail.Core.Policies;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>Attaching policies to users, groups and roles; the rules are the same, only the codes name the kind.</summary>
internal static class Attachments
{
    private const int MostSystem = 20;
    private const int MostCustom = 10;

    /// <summary>The attachments with the policy that a call names.</summary>
    /// <param name="call">The call.</param>
    /// <param name="present">The attachments so far.</param>
    /// <param name="kind"><c>User</c>, <c>Group</c> or <c>Role</c>.</param>
    /// <returns>The attachments to store.</returns>
    public static IReadOnlyList<PolicyAttachment> Add(PopCall call, IReadOnlyList<PolicyAttachment> present, string kind)
    {
        PolicyFacts policy = PolicyFacts.Require(call);
        if (policy.Type == PolicyAttachment.System && SystemPolicies.Get(policy.Name).IsForServiceRole)
        {
            throw RamErrors.ServiceLinked(policy.Name);
        }

        if (present.Any(attached => Is(attached, policy.Type, policy.Name)))
        {
            throw RamErrors.AlreadyExists($"{kind}.Policy", policy.Name);
        }

        int limit = policy.Type == PolicyAttachment.System ? MostSystem : MostCustom;
        call.Refer("ACS::RAM::Policy", policy.Name);
        return present.Count(attached => attached.PolicyType == policy.Type) < limit
            ? [.. present, new PolicyAttachment(policy.Type, policy.Name, call.Now)]
            : throw RamErrors.LimitExceeded($"{kind}.Policy", limit);
    }

    /// <summary>The attachments without the policy that a call names.</summary>
    /// <param name="call">The call.</param>
    /// <param name="present">The attachments so far.</param>
    /// <param name="kind"><c>User</c>, <c>Group</c> or <c>Role</c>.</param>
    /// <returns>The attachments to store.</returns>
    public static IReadOnlyList<PolicyAttachment> Remove(PopCall call, IReadOnlyList<PolicyAttachment> present, string kind)
    {
        (string type, string name) = (PolicyNames.TypeOf(call), call.Parameters.Required("PolicyName"));
        call.Refer("ACS::RAM::Policy", name);
        return present.Any(attached => Is(attached, type, name))
            ? [.. present.Where(attached => !Is(attached, type, name))]
            : throw RamErrors.NotExist($"{kind}.Policy", name);
    }

    /// <summary>The answer of the <c>ListPoliciesFor…</c> operations.</summary>
    /// <param name="call">The call.</param>
    /// <param name="present">The attachments.</param>
    /// <returns><c>Policies.Policy[]</c>.</returns>
    public static JsonObject Show(PopCall call, IReadOnlyList<PolicyAttachment> present) => new()
    {
        ["Policies"] = new JsonObject { ["Policy"] = new JsonArray([.. present.Select(attached => Show(call, attached))]) },
    };

    /// <summary>Whether an attachment is of a policy.</summary>
    public static bool Is(PolicyAttachment attached, string type, string name) => attached.PolicyType == type && attached.PolicyName == name;

    /// <summary>How often each policy of an account is attached.</summary>
    /// <returns>Counts by <see cref="PolicyFacts.Key"/>.</returns>
    public static IReadOnlyDictionary<string, int> Count(CloudState cloud, string accountId) =>
        RamStore.Users(cloud, accountId).SelectMany(static user => user.Policies)
            .Concat(RamStore.Groups(cloud, accountId).SelectMany(static group => group.Policies))
            .Concat(RamStore.Roles(cloud, accountId).SelectMany(static role => role.Policies))
            .GroupBy(static attached => $"{attached.PolicyType}/{attached.PolicyName}", StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => group.Count(), StringComparer.Ordinal);

    private static JsonObject Show(PopCall call, PolicyAttachment attached)
    {
        PolicyFacts? policy = PolicyFacts.Find(call.Cloud, call.AccountId, attached.PolicyType, attached.PolicyName);
        return new JsonObject
        {
            ["PolicyType"] = attached.PolicyType,
            ["PolicyName"] = attached.PolicyName,
            ["Description"] = policy?.About ?? "",
            ["DefaultVersion"] = policy?.InForce.VersionId ?? "v1",
            ["AttachDate"] = PopTime.Text(attached.AttachDate),
        };
    }
}
