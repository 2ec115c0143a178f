using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Changes how a logstore is billed.</summary>
internal sealed class UpdateLogStoreMeteringMode() : SlsOperation(
    "UpdateLogStoreMeteringMode", SlsAccess.Write, new SlsRoute("PUT", "/logstores/{logstore}/meteringmode"))
{
    private static readonly string[] s_modes = [GetLogStoreMeteringMode.Default, "ChargeByDataIngest"];

    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        SlsLogstoreDocument logstore = call.RequireLogstore();
        string mode = call.BodyText(GetLogStoreMeteringMode.Setting) ?? "";
        if (!s_modes.Contains(mode, StringComparer.Ordinal))
        {
            throw SlsErrors.ParameterInvalid($"meteringMode {mode} is not one of {string.Join(", ", s_modes)}.");
        }

        JsonObject settings = JsonNode.Parse(logstore.Settings)!.AsObject();
        settings[GetLogStoreMeteringMode.Setting] = mode;
        call.Cloud.Documents.Put("", SlsProjects.Key(call.Region, call.Project, logstore.Name), logstore with { Settings = settings.ToJsonString(), ModifiedAt = call.UnixNow });
        return SlsAnswer.Empty();
    }
}
