using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Switches an alert on or off.</summary>
internal abstract class SwitchAlert(string name, string action, string status)
    : SlsResourceOperation(name, SlsAccess.Write, SlsResourceKind.Alert, "Update", ("PUT", true, "action=" + action))
{
    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        SlsResourceDocument present = Require(call);
        JsonObject alert = JsonNode.Parse(present.Json)!.AsObject();
        alert["status"] = status;
        call.Cloud.Documents.Put("", Key(call, NameOf(call)), present with { Json = alert.ToJsonString(), ModifiedAt = call.UnixNow });
        return SlsAnswer.Empty();
    }
}
