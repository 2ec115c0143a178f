using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Moves a project to another resource group.</summary>
internal sealed class ChangeResourceGroup() : SlsOperation("ChangeResourceGroup", SlsAccess.Write, new SlsRoute("PUT", "/resourcegroup"))
{
    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        SlsProjectDocument project = call.RequireProject();
        ProjectTags.RequireType(call.BodyText("resourceType") ?? "project");
        call.Cloud.Documents.Put("", SlsProjects.Key(project.Region, project.Name), project with
        {
            ResourceGroupId = call.BodyText("resourceGroupId") ?? throw SlsErrors.ParameterInvalid("resourceGroupId is required."),
            ModifiedAt = call.Now,
        });
        return SlsAnswer.Empty();
    }
}
