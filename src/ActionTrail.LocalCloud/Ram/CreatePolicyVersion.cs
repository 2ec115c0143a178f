using System.Globalization;
using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>Adds a version to a custom policy, and puts it in force if asked.</summary>
internal sealed class CreatePolicyVersion() : RamOperation(writes: true)
{
    private const int Most = 5;

    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [CustomPolicy(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        RamPolicyDocument policy = RequireCustomPolicy(call);
        string document = PolicyDocuments.Policy(call);
        bool inForce = call.Parameters.Boolean("SetAsDefault", false);
        var version = new RamPolicyVersion(string.Create(CultureInfo.InvariantCulture, $"v{policy.NextVersion}"), document, call.Now);
        RamPolicyDocument changed = policy with
        {
            Versions = [.. WithRoom(call, policy), version],
            NextVersion = policy.NextVersion + 1,
            DefaultVersion = inForce ? version.VersionId : policy.DefaultVersion,
            UpdateDate = call.Now,
        };
        RamStore.Put(call.Cloud, call.AccountId, changed);
        return new JsonObject { ["PolicyVersion"] = RamAnswers.Of(version, changed.DefaultVersion) };
    }

    private static IReadOnlyList<RamPolicyVersion> WithRoom(PopCall call, RamPolicyDocument policy)
    {
        if (policy.Versions.Count < Most)
        {
            return policy.Versions;
        }

        return call.Parameters.Optional("RotateStrategy", "None") switch
        {
            "DeleteOldestNonDefaultVersionWhenLimitExceeded" =>
                [.. policy.Versions.Except([policy.Versions.First(version => version.VersionId != policy.DefaultVersion)])],
            "None" => throw RamErrors.LimitExceeded("Policy.Version", Most),
            { } other => throw RamErrors.Invalid("RotateStrategy", $"The parameter - \"RotateStrategy\" is '{other}'; None and DeleteOldestNonDefaultVersionWhenLimitExceeded are allowed."),
        };
    }
}
