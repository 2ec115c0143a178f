using ActionTrail.Aliyun.Http;
using ActionTrail.Core.Destinations;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Sls.Logs;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Creates a logstore.</summary>
internal sealed class CreateLogStore() : SlsOperation("CreateLogStore", SlsAccess.Write, new SlsRoute("POST", "/logstores"))
{
    private const int LogstoresPerProject = 200;
    private const int MostShards = 100;

    /// <inheritdoc/>
    protected override string Resource(SlsCall call) => $"project/{call.Project}/logstore/{call.BodyText("logstoreName")}";

    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        SlsProjectDocument project = call.RequireProject();
        string name = call.BodyText("logstoreName") ?? "";
        if (!SlsLogstoreName.TryParse(name, out _))
        {
            throw new CloudError(400, "LogStoreInfoInvalid", $"store name {name} is invalid");
        }

        if (call.Cloud.Documents.Find<SlsLogstoreDocument>("", SlsProjects.Key(project.Region, project.Name, name)) is not null)
        {
            throw new CloudError(400, "LogStoreAlreadyExist", $"logstore {name} already exists");
        }

        if (call.Cloud.Documents.List<SlsLogstoreDocument>("", SlsProjects.Key(project.Region, project.Name, "")).Count >= LogstoresPerProject)
        {
            throw new CloudError(400, "ProjectQuotaExceed", "Project Quota Exceed.");
        }

        // A body without ttl is legal since billing by ingested data; the service then keeps logs for 30 days. Unconfirmed: the number.
        int retention = call.BodyNumber("ttl", 1, SlsLogstoreDocument.Forever) ?? 30;
        int shards = call.BodyNumber("shardCount", 1, MostShards) ?? 2;
        call.Cloud.Documents.Put("", SlsProjects.Key(project.Region, project.Name, name), new SlsLogstoreDocument
        {
            Id = LogTable.Of(call.Cloud).NewStore(project.Name),
            Name = name,
            RetentionDays = retention,
            Shards = SlsShardRecord.Divide(shards, call.UnixNow),
            Settings = LogstoreSettings.Read(call, "{}"),
            BelongsToTrail = TrailWriter.Owns(name) && (TrailWriter.Is(call.Caller) || TrailWriter.Delivers(call.Cloud, project, name)),
            CreatedAt = call.UnixNow,
            ModifiedAt = call.UnixNow,
        });
        return SlsAnswer.Empty();
    }
}
