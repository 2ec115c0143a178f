using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Deletes the index of a logstore; the logs stay.</summary>
internal sealed class DeleteIndex() : SlsOperation("DeleteIndex", SlsAccess.Write, new SlsRoute("DELETE", "/logstores/{logstore}/index"))
{
    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        SlsLogstoreDocument logstore = call.RequireLogstore();
        return call.Cloud.Documents.Remove<SlsIndexDocument>("", SlsProjects.Key(call.Region, call.Project, logstore.Name))
            ? SlsAnswer.Empty()
            : throw SlsErrors.IndexConfigNotExist();
    }
}
