using ActionTrail.Aliyun.Http;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Creates a project of the caller's account. SDKs call it on the regional host or on the new project's own.</summary>
internal sealed class CreateProject() : SlsOperation("CreateProject", SlsAccess.Write, new SlsRoute("POST", "/"))
{
    private const int ProjectsPerAccount = 50;

    /// <inheritdoc/>
    public override bool Accepts(bool onProject) => true;

    /// <inheritdoc/>
    protected override string Owner(SlsCall call) => call.Caller.AccountId;

    /// <inheritdoc/>
    protected override string Resource(SlsCall call) => "project/" + call.BodyText("projectName");

    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        string name = ParseName(call.BodyText("projectName") ?? throw SlsErrors.ParameterInvalid("projectName is required."));
        string redundancy = call.BodyText("dataRedundancyType") ?? "LRS";
        if (redundancy is not ("LRS" or "ZRS"))
        {
            throw SlsErrors.ParameterInvalid($"dataRedundancyType {redundancy} is not LRS or ZRS.");
        }

        if (SlsProjects.Find(call.Cloud, call.Region, name) is { } taken)
        {
            throw new CloudError(400, "ProjectAlreadyExist", taken.Owner == call.Caller.AccountId
                ? $"Project {name} already exist"
                : $"Project {name} already exist, owned by another account");
        }

        if (call.Cloud.Documents.List<SlsProjectDocument>("", SlsProjects.Key(call.Region, "")).Count(pair => pair.Value.Owner == call.Caller.AccountId) >= ProjectsPerAccount)
        {
            throw new CloudError(400, "ProjectQuotaExceed", "Project Quota Exceed.");
        }

        call.Cloud.Documents.Put("", SlsProjects.Key(call.Region, name), new SlsProjectDocument
        {
            Region = call.Region,
            Name = name,
            Owner = call.Caller.AccountId,
            Description = UpdateProject.ParseDescription(call) ?? "",
            DataRedundancyType = redundancy,
            ResourceGroupId = call.BodyText("resourceGroupId") ?? "",
            RecycleBinEnabled = call.BodyFlag("recycleBinEnabled") ?? false,
            CreatedAt = call.Now,
            ModifiedAt = call.Now,
        });
        return SlsAnswer.Empty();
    }

    private static string ParseName(string text)
    {
        try
        {
            return SlsProjectName.Parse(text).Value;
        }
        catch (InvalidNameException invalid)
        {
            throw SlsErrors.ParameterInvalid(invalid.Message);
        }
    }
}
