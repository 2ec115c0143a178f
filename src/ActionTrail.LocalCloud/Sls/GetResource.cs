using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Reads a document of a kind.</summary>
internal abstract class GetResource(string name, SlsResourceKind kind)
    : SlsResourceOperation(name, SlsAccess.Read, kind, "Get", ("GET", true, null))
{
    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call) => SlsAnswer.Json(Render(Require(call)));

    /// <summary>What the answer shows.</summary>
    protected virtual JsonObject Render(SlsResourceDocument document) => JsonNode.Parse(document.Json)!.AsObject();
}
