using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Changes the description of a project.</summary>
internal sealed class UpdateProject() : SlsOperation("UpdateProject", SlsAccess.Write, new SlsRoute("PUT", "/"))
{
    private const int LongestDescription = 64;

    /// <summary>Reads the description in the body.</summary>
    /// <returns>The description; null when the body has none.</returns>
    public static string? ParseDescription(SlsCall call) => call.BodyText("description") switch
    {
        null => null,
        { Length: > LongestDescription } text => throw SlsErrors.ParameterInvalid($"description has {text.Length} characters; at most {LongestDescription} are allowed."),
        { } text when text.AsSpan().ContainsAny("<>'\"\\") => throw SlsErrors.ParameterInvalid("description must not contain any of < > ' \" \\."),
        { } text => text,
    };

    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        SlsProjectDocument project = call.RequireProject();
        call.Cloud.Documents.Put("", SlsProjects.Key(project.Region, project.Name), project with
        {
            Description = ParseDescription(call) ?? project.Description,
            RecycleBinEnabled = call.BodyFlag("recycleBinEnabled") ?? project.RecycleBinEnabled,
            ModifiedAt = call.Now,
        });
        return SlsAnswer.Empty();
    }
}
