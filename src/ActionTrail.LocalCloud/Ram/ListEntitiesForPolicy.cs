using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>The users, groups and roles that a policy is attached to.</summary>
internal sealed class ListEntitiesForPolicy() : RamOperation(writes: false)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [Policy(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        PolicyFacts policy = PolicyFacts.Require(call);
        var users = PolicyUsers.Of(call.Cloud, call.AccountId, policy.Type, policy.Name);
        return new JsonObject
        {
            ["Users"] = new JsonObject { ["User"] = new JsonArray([.. users.Users.Select(user => Dated(RamAnswers.Of(user), user.Policies))]) },
            ["Groups"] = new JsonObject { ["Group"] = new JsonArray([.. users.Groups.Select(group => Dated(RamAnswers.Of(group), group.Policies))]) },
            ["Roles"] = new JsonObject { ["Role"] = new JsonArray([.. users.Roles.Select(role => Dated(RamAnswers.Of(call.AccountId, role), role.Policies))]) },
        };

        JsonObject Dated(JsonObject entity, IReadOnlyList<PolicyAttachment> attachments)
        {
            entity["AttachDate"] = PopTime.Text(attachments.First(attached => Attachments.Is(attached, policy.Type, policy.Name)).AttachDate);
            return entity;
        }
    }
}
