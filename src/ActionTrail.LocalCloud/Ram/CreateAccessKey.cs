using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>Makes an access key; the one answer that shows its secret.</summary>
internal sealed class CreateAccessKey() : RamOperation(writes: true)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [KeyOwner.Arn(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        RamUserDocument user = KeyOwner.Require(call);
        AccessKeyDocument key = AccessKeys.CreateFor(call, user);
        JsonObject shown = RamAnswers.Of(key);
        shown["AccessKeySecret"] = key.Secret;
        call.Refer("ACS::RAM::AccessKey", key.AccessKeyId);
        return new JsonObject { ["AccessKey"] = shown };
    }
}
