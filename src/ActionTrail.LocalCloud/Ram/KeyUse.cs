using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;
using ActionTrail.LocalCloud.Ledger;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>When an access key last signed a call, as the ledger tells.</summary>
internal static class KeyUse
{
    private static readonly TimeSpan s_reach = TimeSpan.FromDays(400);

    /// <summary>The answer of the <c>GetAccessKeyLastUsed</c> operations.</summary>
    /// <param name="call">The call.</param>
    /// <param name="accessKeyId">The key.</param>
    /// <returns><c>AccessKeyLastUsed</c>; its members are empty for a key that was never used.</returns>
    public static JsonObject Show(PopCall call, string accessKeyId)
    {
        LookupPage page = call.Cloud.Ledger.Lookup(new LookupQuery
        {
            AccountId = call.AccountId,
            Start = call.Now - s_reach,
            End = call.Now,
            Conditions = [new LookupCondition(LookupAttribute.EventAccessKeyId, accessKeyId)],
            Limit = 1,
        });
        JsonNode? last = page.Events.Count == 0 ? null : JsonNode.Parse(page.Events[0].Json.Span);
        return new JsonObject
        {
            ["AccessKeyLastUsed"] = new JsonObject
            {
                ["LastUsedDate"] = (string?)last?["eventTime"] ?? "",
                ["ServiceName"] = (string?)last?["serviceName"] ?? "",
            },
        };
    }
}
