using System.Text.Json;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>The projects that a tag call names; projects are the only thing here that has tags.</summary>
internal static class ProjectTags
{
    private const int MostResources = 20;

    /// <summary>Requires that the call is about projects.</summary>
    /// <param name="type">The resource type of the call.</param>
    /// <exception cref="CloudError">400 ParameterInvalid.</exception>
    public static void RequireType(string? type)
    {
        if (!"project".Equals(type, StringComparison.OrdinalIgnoreCase))
        {
            throw SlsErrors.ParameterInvalid($"resourceType {type} is not supported; only project is.");
        }
    }

    /// <summary>The projects in the body, all of them the caller's own.</summary>
    /// <exception cref="CloudError">400 ParameterInvalid or 404 ProjectNotExist.</exception>
    public static IReadOnlyList<SlsProjectDocument> Named(SlsCall call)
    {
        RequireType(call.BodyText("resourceType"));
        IReadOnlyList<string> names = Texts(call, "resourceId");
        return names.Count is > 0 and <= MostResources
            ? [.. names.Select(name => SlsProjects.Find(call.Cloud, call.Region, name) is { } project && project.Owner == call.Caller.AccountId
                ? project
                : throw SlsErrors.ProjectNotExist(name))]
            : throw SlsErrors.ParameterInvalid($"resourceId must name 1 to {MostResources} projects.");
    }

    /// <summary>An array of texts in the body; empty when it is absent.</summary>
    /// <exception cref="CloudError">400 ParameterInvalid.</exception>
    public static IReadOnlyList<string> Texts(SlsCall call, string member)
    {
        if (!call.RequireBody().TryGetProperty(member, out JsonElement array) || array.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        return array.ValueKind == JsonValueKind.Array && array.EnumerateArray().All(static item => item.ValueKind == JsonValueKind.String)
            ? [.. array.EnumerateArray().Select(static item => item.GetString()!)]
            : throw SlsErrors.ParameterInvalid($"{member} must be an array of strings.");
    }

    /// <summary>Gives a project other tags.</summary>
    public static void Save(SlsCall call, SlsProjectDocument project, IEnumerable<KeyValuePair<string, string>> tags) =>
        call.Cloud.Documents.Put("", SlsProjects.Key(project.Region, project.Name), project with { Tags = tags.ToDictionary(StringComparer.Ordinal) });
}
