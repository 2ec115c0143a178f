using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;
using ActionTrail.LocalCloud.Ram;

namespace ActionTrail.LocalCloud.Ims;

/// <summary>Makes an access key; the one answer that shows its secret.</summary>
internal sealed class CreateAccessKey() : ImsOperation(writes: true)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [User(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        AccessKeyDocument key = AccessKeys.CreateFor(call, RequireUser(call));
        JsonObject shown = RamAnswers.Of(key);
        shown["AccessKeySecret"] = key.Secret;
        call.Refer("ACS::RAM::AccessKey", key.AccessKeyId);
        return new JsonObject { ["AccessKey"] = shown };
    }
}
