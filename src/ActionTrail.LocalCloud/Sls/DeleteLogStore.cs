using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Sls.Logs;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Deletes a logstore with its logs and index.</summary>
internal sealed class DeleteLogStore() : SlsOperation("DeleteLogStore", SlsAccess.Write, new SlsRoute("DELETE", "/logstores/{logstore}"))
{
    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        SlsLogstoreDocument logstore = call.RequireLogstore();
        string key = SlsProjects.Key(call.Region, call.Project, logstore.Name);
        call.Cloud.Documents.Remove<SlsIndexDocument>("", key);
        call.Cloud.Documents.Remove<SlsLogstoreDocument>("", key);
        ConsumerGroups.RemoveAll(call.Cloud, SlsProjects.Key(key, ""));
        LogTable.Of(call.Cloud).Drop(logstore.Id);
        return SlsAnswer.Empty();
    }
}
