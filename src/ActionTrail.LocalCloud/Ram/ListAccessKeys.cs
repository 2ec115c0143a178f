using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>A user's access keys, oldest first.</summary>
internal sealed class ListAccessKeys() : RamOperation(writes: false)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [KeyOwner.Arn(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        IEnumerable<JsonObject> keys = KeyOwner.Require(call).AccessKeyIds.Select(id => RamAnswers.Of(call.Cloud.Documents.Find<AccessKeyDocument>("", id)!));
        return new JsonObject { ["AccessKeys"] = new JsonObject { ["AccessKey"] = new JsonArray([.. keys]) } };
    }
}
