using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>How a logstore is billed. Nothing here costs anything; the setting is kept.</summary>
internal sealed class GetLogStoreMeteringMode() : SlsOperation(
    "GetLogStoreMeteringMode", SlsAccess.Read, new SlsRoute("GET", "/logstores/{logstore}/meteringmode"))
{
    /// <summary>Member of the logstore's settings that holds it.</summary>
    public const string Setting = "meteringMode";

    /// <summary>Mode of a new logstore. Unconfirmed: today's default.</summary>
    public const string Default = "ChargeByFunction";

    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call) => SlsAnswer.Json(new JsonObject
    {
        [Setting] = (string?)JsonNode.Parse(call.RequireLogstore().Settings)![Setting] ?? Default,
    });
}
