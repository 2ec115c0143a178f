using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Sls.Logs;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Deletes a project with everything in it.</summary>
internal sealed class DeleteProject() : SlsOperation("DeleteProject", SlsAccess.Write, new SlsRoute("DELETE", "/"))
{
    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        SlsProjectDocument project = call.RequireProject();
        foreach ((string key, SlsLogstoreDocument logstore) in call.Cloud.Documents.List<SlsLogstoreDocument>("", SlsProjects.Key(project.Region, project.Name, "")))
        {
            LogTable.Of(call.Cloud).Drop(logstore.Id);
            call.Cloud.Documents.Remove<SlsIndexDocument>("", key);
            call.Cloud.Documents.Remove<SlsLogstoreDocument>("", key);
        }

        foreach ((string key, _) in call.Cloud.Documents.List<SlsResourceDocument>("", SlsProjects.Key(project.Region, project.Name, "")))
        {
            call.Cloud.Documents.Remove<SlsResourceDocument>("", key);
        }

        ConsumerGroups.RemoveAll(call.Cloud, SlsProjects.Key(project.Region, project.Name, ""));
        call.Cloud.Documents.Remove<SlsProjectDocument>("", SlsProjects.Key(project.Region, project.Name));
        return SlsAnswer.Empty();
    }
}
