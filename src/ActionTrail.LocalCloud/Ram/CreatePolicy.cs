using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>Makes a custom policy with its first version.</summary>
internal sealed class CreatePolicy() : RamOperation(writes: true)
{
    private const int Most = 1500;

    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [CustomPolicy(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        string name = RamText.PolicyName(call);
        string description = RamText.Text(call, "Description", 1024) ?? "";
        string document = PolicyDocuments.Policy(call);
        if (RamStore.FindPolicy(call.Cloud, call.AccountId, name) is not null)
        {
            throw RamErrors.AlreadyExists("Policy", name);
        }

        if (call.Cloud.Documents.Count<RamPolicyDocument>(call.AccountId) >= Most)
        {
            throw RamErrors.LimitExceeded("Policy", Most);
        }

        var policy = new RamPolicyDocument
        {
            PolicyName = name,
            Description = description,
            CreateDate = call.Now,
            UpdateDate = call.Now,
            DefaultVersion = "v1",
            Versions = [new RamPolicyVersion("v1", document, call.Now)],
            Tags = RamTags.Read(call),
        };
        RamStore.Put(call.Cloud, call.AccountId, policy);
        call.Refer("ACS::RAM::Policy", name);
        return new JsonObject { ["Policy"] = PolicyFacts.Find(call.Cloud, call.AccountId, PolicyAttachment.Custom, name)!.Show() };
    }
}
