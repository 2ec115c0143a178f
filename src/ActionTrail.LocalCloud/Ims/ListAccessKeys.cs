using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;
using ActionTrail.LocalCloud.Ram;

namespace ActionTrail.LocalCloud.Ims;

/// <summary>A user's access keys, oldest first.</summary>
internal sealed class ListAccessKeys() : ImsOperation(writes: false)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [User(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        IEnumerable<JsonObject> keys = RequireUser(call).AccessKeyIds.Select(id => RamAnswers.Of(call.Cloud.Documents.Find<AccessKeyDocument>("", id)!));
        return new JsonObject { ["AccessKeys"] = new JsonObject { ["AccessKey"] = new JsonArray([.. keys]) } };
    }
}
