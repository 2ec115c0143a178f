using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Creates a document of a kind.</summary>
internal abstract class CreateResource(string name, SlsResourceKind kind)
    : SlsResourceOperation(name, SlsAccess.Write, kind, "Create", ("POST", false, null))
{
    /// <inheritdoc/>
    protected override string Resource(SlsCall call) => $"project/{call.Project}/{Kind.ArnType}/{call.BodyText(Kind.NameMember)}";

    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        call.RequireProject();
        JsonObject document = Read(call);
        string key = Key(call, (string)document[Kind.NameMember]!);
        if (call.Cloud.Documents.Find<SlsResourceDocument>("", key) is not null)
        {
            throw new CloudError(400, Kind.Word + "AlreadyExist", $"{Kind.ArnType} {document[Kind.NameMember]} already exists");
        }

        call.Cloud.Documents.Put("", key, new SlsResourceDocument(document.ToJsonString(), call.UnixNow, call.UnixNow));
        return SlsAnswer.Empty();
    }
}
