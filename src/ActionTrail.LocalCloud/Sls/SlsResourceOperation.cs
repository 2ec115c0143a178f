using System.Text.Json;
using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>An operation on a named document of a project, or on all of a kind.</summary>
/// <param name="name">Operation name.</param>
/// <param name="access">What it touches.</param>
/// <param name="kind">Kind of document.</param>
/// <param name="verb">What it does to it, the first word of its RAM action.</param>
/// <param name="route">Method and query pair; the path follows from the kind and from whether one document is meant.</param>
internal abstract class SlsResourceOperation(string name, SlsAccess access, SlsResourceKind kind, string verb, (string Method, bool IsOne, string? Requirement) route)
    : SlsOperation(name, access, new SlsRoute(route.Method, $"/{kind.Path}{(route.IsOne ? "/{name}" : "")}", route.Requirement))
{
    private const int LongestName = 128;

    /// <summary>Kind of document.</summary>
    protected SlsResourceKind Kind => kind;

    /// <inheritdoc/>
    protected override string Action => $"log:{verb}{kind.Word}";

    /// <summary>Name of the document that the path names.</summary>
    protected static string NameOf(SlsCall call) => call.Path["name"];

    /// <inheritdoc/>
    protected override string Resource(SlsCall call) => $"project/{call.Project}/{kind.ArnType}/{call.Path.GetValueOrDefault("name", "*")}";

    /// <summary>Key of a document of this kind.</summary>
    protected string Key(SlsCall call, string? document) => SlsProjects.Key(call.Region, call.Project, kind.Path, document);

    /// <summary>The document that the path names.</summary>
    /// <exception cref="CloudError">404: there is none. Unconfirmed: the codes beside DashboardNotExist and JobNotExist.</exception>
    protected SlsResourceDocument Require(SlsCall call)
    {
        call.RequireProject();
        return call.Cloud.Documents.Find<SlsResourceDocument>("", Key(call, NameOf(call)))
            ?? throw new CloudError(404, kind.Word + "NotExist", $"{kind.ArnType} {NameOf(call)} does not exist");
    }

    /// <summary>Checks the document in the body.</summary>
    /// <returns>It, with nothing left out.</returns>
    /// <exception cref="CloudError">400 ParameterInvalid.</exception>
    protected JsonObject Read(SlsCall call)
    {
        JsonElement body = call.RequireBody();
        string document = call.BodyText(kind.NameMember) ?? "";
        if (document.Length is < 2 or > LongestName || !document.All(static one => char.IsLetterOrDigit(one) || one is '-' or '_' or '.'))
        {
            throw SlsErrors.ParameterInvalid($"{kind.NameMember} '{document}' must have 2 to {LongestName} letters, digits, dashes, dots or underscores.");
        }

        if (kind.Members.FirstOrDefault(member => !body.TryGetProperty(member, out JsonElement value) || value.ValueKind == JsonValueKind.Null) is { } missing)
        {
            throw SlsErrors.ParameterInvalid($"{missing} is required.");
        }

        return JsonObject.Create(body)!;
    }
}
