using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Takes the policy of a project away.</summary>
internal sealed class DeleteProjectPolicy() : SlsOperation("DeleteProjectPolicy", SlsAccess.Write, new SlsRoute("DELETE", "/policy"))
{
    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        SlsProjectDocument project = call.RequireProject();
        call.Cloud.Documents.Put("", SlsProjects.Key(project.Region, project.Name), project with { Policy = null, ModifiedAt = call.Now });
        return SlsAnswer.Empty();
    }
}
