using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;
using ActionTrail.LocalCloud.Ram;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>Whose an access key is, and its latest use.</summary>
internal sealed class GetAccessKeyLastUsedInfo : AccessKeyOperation
{
    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        AccessKeyDocument key = Key(call);
        var json = new JsonObject
        {
            ["AccessKeyId"] = key.AccessKeyId,
            ["AccountId"] = key.AccountId,
            ["AccountType"] = key.UserName is null ? "root-account" : "ram-user",
            ["OwnerId"] = key.UserId ?? key.AccountId,
            ["UserName"] = key.UserName ?? "root",
        };
        return Uses(call, key).FirstOrDefault() is { } last ? WithUse(WithService(json, last.ServiceName), last) : json;
    }
}
