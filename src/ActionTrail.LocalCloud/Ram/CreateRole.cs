using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>Makes a role with its trust policy.</summary>
internal sealed class CreateRole() : RamOperation(writes: true)
{
    private const int Most = 1000;

    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [Role(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        string name = RamText.RoleName(call);
        string trust = PolicyDocuments.Trust(call, "AssumeRolePolicyDocument");
        var role = new RamRoleDocument
        {
            RoleId = "3" + call.Cloud.Ids.Digits(17),
            RoleName = name,
            Description = RamText.Text(call, "Description", 1024) ?? "",
            AssumeRolePolicyDocument = trust,
            MaxSessionDuration = (int)call.Parameters.Integer("MaxSessionDuration", 3600, 43_200, 3600),
            CreateDate = call.Now,
            UpdateDate = call.Now,
            Tags = RamTags.Read(call),
        };
        if (RamStore.FindRole(call.Cloud, call.AccountId, name) is not null)
        {
            throw RamErrors.AlreadyExists("Role", name);
        }

        if (call.Cloud.Documents.Count<RamRoleDocument>(call.AccountId) >= Most)
        {
            throw RamErrors.LimitExceeded("Role", Most);
        }

        RamStore.Put(call.Cloud, call.AccountId, role);
        call.Refer("ACS::RAM::Role", name);
        return new JsonObject { ["Role"] = RamAnswers.Whole(call.AccountId, role) };
    }
}
