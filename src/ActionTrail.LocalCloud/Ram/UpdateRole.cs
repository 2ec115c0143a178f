using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>Changes a role's trust policy, description or longest session.</summary>
internal sealed class UpdateRole() : RamOperation(writes: true)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [Role(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        RamRoleDocument role = RequireFreeRole(call);
        RamRoleDocument changed = role with
        {
            AssumeRolePolicyDocument = call.Parameters.Optional("NewAssumeRolePolicyDocument") is null
                ? role.AssumeRolePolicyDocument
                : PolicyDocuments.Trust(call, "NewAssumeRolePolicyDocument"),
            Description = RamText.Text(call, "NewDescription", 1024) ?? role.Description,
            MaxSessionDuration = (int)call.Parameters.Integer("NewMaxSessionDuration", 3600, 43_200, role.MaxSessionDuration),
            UpdateDate = call.Now,
        };
        RamStore.Put(call.Cloud, call.AccountId, changed);
        return new JsonObject { ["Role"] = RamAnswers.Whole(call.AccountId, changed) };
    }
}
