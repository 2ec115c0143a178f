using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>The rules of log audit of an account, the same in every region.</summary>
internal static class CollectionPolicies
{
    /// <summary>The rule that the path names.</summary>
    /// <exception cref="CloudError">404. Unconfirmed: its code.</exception>
    public static SlsCollectionPolicyDocument Require(SlsCall call) =>
        call.Cloud.Documents.Find<SlsCollectionPolicyDocument>(call.Caller.AccountId, call.Path["name"])
            ?? throw new CloudError(404, "PolicyNotExist", $"collection policy {call.Path["name"]} does not exist");

    /// <summary>Part of the resource ARN.</summary>
    public static string Resource(string name) => "collectionpolicy/" + name;

    /// <summary>A rule as it is answered.</summary>
    public static JsonObject Render(SlsCollectionPolicyDocument policy)
    {
        JsonObject json = JsonNode.Parse(policy.Json)!.AsObject();
        json["policyUid"] = policy.Uid;
        json["internalPolicy"] = false;
        return json;
    }
}
