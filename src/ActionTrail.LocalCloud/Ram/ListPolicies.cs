using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>The policies that the account sees, by type and name.</summary>
internal sealed class ListPolicies() : RamOperation(writes: false)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [Every(call, "policy")];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        string? type = PolicyNames.OptionalTypeOf(call);
        IReadOnlyDictionary<string, string> tags = RamTags.Read(call);
        IReadOnlyDictionary<string, int> counts = Attachments.Count(call.Cloud, call.AccountId);
        return RamPage.Of(
            call,
            PolicyFacts.All(call.Cloud, call.AccountId).Where(policy => (type is null || policy.Type == type) && RamTags.Match(policy.Tags, tags)),
            static policy => policy.Key,
            ("Policies", "Policy"),
            policy => Show(policy, counts.GetValueOrDefault(policy.Key)));
    }

    private static JsonObject Show(PolicyFacts policy, int attached)
    {
        JsonObject item = policy.Show();
        item["UpdateDate"] = PopTime.Text(policy.Updated);
        item["AttachmentCount"] = attached;
        item["Tags"] = RamTags.Show(policy.Tags);
        return item;
    }
}
