using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;
using ActionTrail.LocalCloud.Ram;

namespace ActionTrail.LocalCloud.Ims;

/// <summary>How many users, groups, roles and policies the account has, and how many it may have.</summary>
internal sealed class GetAccountSummary() : ImsOperation(writes: false)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => ["*"];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        return new JsonObject
        {
            ["SummaryMap"] = new JsonObject
            {
                ["Users"] = RamStore.Users(call.Cloud, call.AccountId).Count(),
                ["UsersQuota"] = 5000,
                ["Groups"] = RamStore.Groups(call.Cloud, call.AccountId).Count(),
                ["GroupsQuota"] = 50,
                ["Roles"] = RamStore.Roles(call.Cloud, call.AccountId).Count(),
                ["RolesQuota"] = 1000,
                ["Policies"] = RamStore.Policies(call.Cloud, call.AccountId).Count(),
                ["PoliciesQuota"] = 1500,
                ["AccessKeysPerUserQuota"] = 2,
                ["VersionsPerPolicyQuota"] = 5,
                ["PolicySizeQuota"] = 6144,
            },
        };
    }
}
