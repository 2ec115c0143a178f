using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Reads the index of a logstore.</summary>
internal sealed class GetIndex() : SlsOperation("GetIndex", SlsAccess.Read, new SlsRoute("GET", "/logstores/{logstore}/index"))
{
    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        SlsLogstoreDocument logstore = call.RequireLogstore();
        SlsIndexDocument index = call.Cloud.Documents.Find<SlsIndexDocument>("", SlsProjects.Key(call.Region, call.Project, logstore.Name))
            ?? throw SlsErrors.IndexConfigNotExist();
        JsonObject answer = JsonNode.Parse(index.Json)!.AsObject();
        answer["index_mode"] = "v2";
        answer["storage"] = "pg";
        answer["ttl"] = logstore.RetentionDays;
        answer["lastModifyTime"] = index.ModifiedAt;
        return SlsAnswer.Json(answer);
    }
}
