using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Whether the account uses Log Service; in the local cloud every account does.</summary>
internal sealed class GetSlsService() : SlsAccountOperation("GetSlsService", SlsAccess.Read, new SlsRoute("GET", "/slsservice"))
{
    /// <inheritdoc/>
    protected override string Resource(SlsCall call) => "*";

    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call) => SlsAnswer.Json(new JsonObject { ["enabled"] = true, ["overdue"] = false, ["status"] = "Opened" });
}
