using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Sls.Search;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Replaces the index of a logstore.</summary>
internal sealed class UpdateIndex() : SlsOperation("UpdateIndex", SlsAccess.Write, new SlsRoute("PUT", "/logstores/{logstore}/index"))
{
    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        SlsLogstoreDocument logstore = call.RequireLogstore();
        string key = SlsProjects.Key(call.Region, call.Project, logstore.Name);
        if (call.Cloud.Documents.Find<SlsIndexDocument>("", key) is null)
        {
            throw SlsErrors.IndexConfigNotExist();
        }

        call.Cloud.Documents.Put("", key, new SlsIndexDocument(IndexRules.Check(call.RequireBody()), call.UnixNow));
        return SlsAnswer.Empty();
    }
}
