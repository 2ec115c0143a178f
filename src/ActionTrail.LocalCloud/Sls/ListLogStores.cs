using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Names of the logstores of a project.</summary>
internal sealed class ListLogStores() : SlsOperation("ListLogStores", SlsAccess.Read, new SlsRoute("GET", "/logstores"))
{
    /// <inheritdoc/>
    protected override string Resource(SlsCall call) => $"project/{call.Project}/logstore/*";

    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        SlsProjectDocument project = call.RequireProject();
        string part = call.Query.GetValueOrDefault("logstoreName", "");
        List<string> all =
        [
            .. call.Cloud.Documents.List<SlsLogstoreDocument>("", SlsProjects.Key(project.Region, project.Name, ""))
                .Select(static pair => pair.Value)
                .Where(logstore => logstore.Name.Contains(part, StringComparison.Ordinal)
                    && HasSetting(logstore, "mode", call, "standard") && HasSetting(logstore, "telemetryType", call, "None"))
                .Select(static logstore => logstore.Name),
        ];
        IReadOnlyList<string> page = call.Page(all);
        return SlsAnswer.Json(new JsonObject
        {
            ["count"] = page.Count,
            ["total"] = all.Count,
            ["logstores"] = new JsonArray([.. page.Select(static name => (JsonNode)name)]),
        });
    }

    private static bool HasSetting(SlsLogstoreDocument logstore, string name, SlsCall call, string otherwise) =>
        call.Query.GetValueOrDefault(name, "") is { } wanted
        && (wanted.Length == 0 || ((string?)JsonNode.Parse(logstore.Settings)![name] ?? otherwise) == wanted);
}
