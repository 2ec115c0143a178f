using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Changes a logstore; its shards change by SplitShard and MergeShard only.</summary>
internal sealed class UpdateLogStore() : SlsOperation("UpdateLogStore", SlsAccess.Write, new SlsRoute("PUT", "/logstores/{logstore}"))
{
    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        SlsLogstoreDocument logstore = call.RequireLogstore();
        call.Cloud.Documents.Put("", SlsProjects.Key(call.Region, call.Project, logstore.Name), logstore with
        {
            RetentionDays = call.BodyNumber("ttl", 1, SlsLogstoreDocument.Forever) ?? logstore.RetentionDays,
            Settings = LogstoreSettings.Read(call, logstore.Settings),
            ModifiedAt = call.UnixNow,
        });
        return SlsAnswer.Empty();
    }
}
