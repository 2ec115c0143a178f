using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Lists the account's rules of log audit, by name.</summary>
internal sealed class ListCollectionPolicies() : SlsAccountOperation("ListCollectionPolicies", SlsAccess.Read, new SlsRoute("GET", "/collectionpolicy"))
{
    private static readonly string[] s_filters = ["policyName", "productCode", "dataCode"];

    /// <inheritdoc/>
    protected override string Resource(SlsCall call) => CollectionPolicies.Resource("*");

    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        List<JsonObject> all =
        [
            .. call.Cloud.Documents.List<SlsCollectionPolicyDocument>(call.Caller.AccountId)
                .Select(static pair => CollectionPolicies.Render(pair.Value))
                .Where(policy => Array.TrueForAll(s_filters, filter => call.Query.GetValueOrDefault(filter, "") is { } wanted && (wanted.Length == 0 || (string?)policy[filter] == wanted))),
        ];
        IReadOnlyList<JsonObject> page = call.Page(all);
        return SlsAnswer.Json(new JsonObject
        {
            ["currentCount"] = page.Count,
            ["totalCount"] = all.Count,
            ["data"] = new JsonArray([.. page]),
            ["statistics"] = new JsonArray(),
        });
    }
}
