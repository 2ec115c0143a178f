using System.Text.Json;
using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Switches the encryption of a logstore on or off. The setting is kept; the local cloud's files are as safe as their folder.</summary>
internal sealed class UpdateLogStoreEncryption() : SlsOperation(
    "UpdateLogStoreEncryption", SlsAccess.Write, new SlsRoute("PUT", "/logstores/{logstore}/encryption"))
{
    /// <inheritdoc/>
    protected override string Action => "log:UpdateLogStore";

    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        SlsLogstoreDocument logstore = call.RequireLogstore();
        var encryption = new JsonObject
        {
            ["enable"] = call.BodyFlag("enable") ?? throw SlsErrors.ParameterInvalid("enable is required."),
            ["encrypt_type"] = call.BodyText("encryptType") ?? "default",
        };
        if (call.RequireBody().TryGetProperty("userCmkInfo", out JsonElement key) && key.ValueKind == JsonValueKind.Object)
        {
            encryption["user_cmk_info"] = JsonObject.Create(key);
        }

        JsonObject settings = JsonNode.Parse(logstore.Settings)!.AsObject();
        settings["encrypt_conf"] = encryption;
        call.Cloud.Documents.Put("", SlsProjects.Key(call.Region, call.Project, logstore.Name), logstore with { Settings = settings.ToJsonString(), ModifiedAt = call.UnixNow });
        return SlsAnswer.Empty();
    }
}
