using System.Text.Json;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Gives projects tags.</summary>
internal sealed class TagResources() : SlsAccountOperation("TagResources", SlsAccess.Write, new SlsRoute("POST", "/tag"))
{
    private const int MostTags = 20;

    /// <inheritdoc/>
    protected override string Resource(SlsCall call) => "project/*";

    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        Dictionary<string, string> added = ReadTags(call);
        foreach (SlsProjectDocument project in ProjectTags.Named(call))
        {
            var tags = project.Tags.Where(tag => !added.ContainsKey(tag.Key)).Concat(added).ToDictionary(StringComparer.Ordinal);
            if (tags.Count > MostTags)
            {
                throw SlsErrors.ParameterInvalid($"A project has at most {MostTags} tags.");
            }

            ProjectTags.Save(call, project, tags);
        }

        return SlsAnswer.Empty();
    }

    private static Dictionary<string, string> ReadTags(SlsCall call)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        if (call.RequireBody().TryGetProperty("tags", out JsonElement array) && array.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement tag in array.EnumerateArray())
            {
                string key = Text(tag, "key");
                tags[key.Length is > 0 and <= 128 ? key : throw SlsErrors.ParameterInvalid("A tag key must have 1 to 128 characters.")] = Text(tag, "value");
            }
        }

        return tags.Count > 0 ? tags : throw SlsErrors.ParameterInvalid("tags must name at least one tag.");
    }

    private static string Text(JsonElement tag, string member) =>
        tag.ValueKind == JsonValueKind.Object && tag.TryGetProperty(member, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
