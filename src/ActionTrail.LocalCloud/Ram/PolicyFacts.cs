using System.Text.Json.Nodes;
using ActionTrail.Core.Policies;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>A policy of either type, as answers show it.</summary>
/// <param name="Type"><c>System</c> or <c>Custom</c>.</param>
/// <param name="Name">Policy name.</param>
/// <param name="About">Description; may be empty.</param>
/// <param name="InForce">Version that is in force.</param>
/// <param name="Created">When it was made (UTC).</param>
/// <param name="Updated">When it was last changed (UTC).</param>
/// <param name="Tags">Tags, by key.</param>
internal sealed record PolicyFacts(
    string Type, string Name, string About, RamPolicyVersion InForce, DateTimeOffset Created, DateTimeOffset Updated, IReadOnlyDictionary<string, string> Tags)
{
    private static readonly DateTimeOffset s_systemDate = new(2015, 5, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Unique key of the policy within an account's view.</summary>
    public string Key => $"{Type}/{Name}";

    /// <summary>Finds a policy.</summary>
    /// <returns>The policy, or null.</returns>
    public static PolicyFacts? Find(CloudState cloud, string accountId, string type, string name) => type == PolicyAttachment.System
        ? SystemPolicies.Find(name) is { } system ? Of(system) : null
        : RamStore.FindPolicy(cloud, accountId, name) is { } custom ? Of(custom) : null;

    /// <summary>Finds the policy that a call names.</summary>
    /// <exception cref="Gateway.CloudError">404: there is none.</exception>
    public static PolicyFacts Require(PopCall call)
    {
        string name = call.Parameters.Required("PolicyName");
        return Find(call.Cloud, call.AccountId, PolicyNames.TypeOf(call), name) ?? throw RamErrors.NotExist("Policy", name);
    }

    /// <summary>All policies that an account sees.</summary>
    public static IEnumerable<PolicyFacts> All(CloudState cloud, string accountId) =>
        SystemPolicies.All.Select(Of).Concat(RamStore.Policies(cloud, accountId).Select(Of));

    /// <summary>The policy in an answer.</summary>
    /// <returns>The members that every answer has.</returns>
    public JsonObject Show() => new()
    {
        ["PolicyType"] = Type,
        ["PolicyName"] = Name,
        ["Description"] = About,
        ["DefaultVersion"] = InForce.VersionId,
        ["CreateDate"] = PopTime.Text(Created),
    };

    private static PolicyFacts Of(SystemPolicy policy) => new(
        PolicyAttachment.System, policy.Name, "", new RamPolicyVersion(policy.Version, policy.Json, s_systemDate), s_systemDate, s_systemDate, new Dictionary<string, string>());

    private static PolicyFacts Of(RamPolicyDocument policy) => new(
        PolicyAttachment.Custom, policy.PolicyName, policy.Description, policy.InForce(), policy.CreateDate, policy.UpdateDate, policy.Tags);
}
