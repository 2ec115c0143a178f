using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Replaces a document of a kind; its name stays.</summary>
internal abstract class UpdateResource(string name, SlsResourceKind kind)
    : SlsResourceOperation(name, SlsAccess.Write, kind, "Update", ("PUT", true, null))
{
    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        SlsResourceDocument present = Require(call);

        // SDKs leave the name out of the body or repeat it; the path decides.
        JsonObject document = JsonObject.Create(call.RequireBody())!;
        document[Kind.NameMember] = NameOf(call);
        foreach (string member in Kind.Members)
        {
            document[member] ??= JsonNode.Parse(present.Json)![member]?.DeepClone();
        }

        call.Cloud.Documents.Put("", Key(call, NameOf(call)), present with { Json = document.ToJsonString(), ModifiedAt = call.UnixNow });
        return SlsAnswer.Empty();
    }
}
