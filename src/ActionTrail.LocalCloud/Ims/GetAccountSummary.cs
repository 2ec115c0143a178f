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
                ["Users"] = call.Cloud.Documents.Count<RamUserDocument>(call.AccountId),
                ["UsersQuota"] = 5000,
                ["Groups"] = call.Cloud.Documents.Count<RamGroupDocument>(call.AccountId),
                ["GroupsQuota"] = 50,
                ["Roles"] = call.Cloud.Documents.Count<RamRoleDocument>(call.AccountId),
                ["RolesQuota"] = 1000,
                ["Policies"] = call.Cloud.Documents.Count<RamPolicyDocument>(call.AccountId),
                ["PoliciesQuota"] = 1500,
                ["AccessKeysPerUserQuota"] = 2,
                ["VersionsPerPolicyQuota"] = 5,
                ["PolicySizeQuota"] = 6144,
            },
        };
    }
}
