using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Deletes a document of a kind.</summary>
internal abstract class DeleteResource(string name, SlsResourceKind kind)
    : SlsResourceOperation(name, SlsAccess.Write, kind, "Delete", ("DELETE", true, null))
{
    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        Require(call);
        call.Cloud.Documents.Remove<SlsResourceDocument>("", Key(call, NameOf(call)));
        return SlsAnswer.Empty();
    }
}
