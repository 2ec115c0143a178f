using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>Switches an access key on or off.</summary>
internal sealed class UpdateAccessKey() : RamOperation(writes: true)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [KeyOwner.Arn(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        AccessKeyDocument key = KeyOwner.RequireKey(call);
        bool isActive = call.Parameters.Required("Status") switch
        {
            "Active" => true,
            "Inactive" => false,
            { } other => throw RamErrors.Invalid("Status", $"The parameter - \"Status\" is '{other}'; Active and Inactive are allowed."),
        };
        call.Cloud.Documents.Put("", key.AccessKeyId, key with { IsActive = isActive });
        return [];
    }
}
