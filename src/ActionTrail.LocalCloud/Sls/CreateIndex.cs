using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Sls.Search;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Creates the index of a logstore.</summary>
internal sealed class CreateIndex() : SlsOperation("CreateIndex", SlsAccess.Write, new SlsRoute("POST", "/logstores/{logstore}/index"))
{
    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        SlsLogstoreDocument logstore = call.RequireLogstore();
        string key = SlsProjects.Key(call.Region, call.Project, logstore.Name);
        if (call.Cloud.Documents.Find<SlsIndexDocument>("", key) is not null)
        {
            throw new CloudError(400, "IndexAlreadyExist", "log store index is already created");
        }

        call.Cloud.Documents.Put("", key, new SlsIndexDocument(IndexRules.Check(call.RequireBody()), call.UnixNow));
        return SlsAnswer.Empty();
    }
}
