using System.Text.Json;
using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>Tags, sent as JSON text in <c>Tag</c> or flattened as <c>Tag.N.Key</c> and <c>Tag.N.Value</c>.</summary>
internal static class RamTags
{
    private const int Most = 20;

    /// <summary>Reads the tags of a call.</summary>
    /// <param name="call">The call.</param>
    /// <returns>Values by key; empty when none were sent.</returns>
    public static IReadOnlyDictionary<string, string> Read(PopCall call)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string? key, string? value) in call.Parameters.Optional("Tag") is { } json ? FromJson(json) : Flattened(call))
        {
            if (string.IsNullOrEmpty(key) || key.Length > 128 || value?.Length > 128 || tags.Count == Most)
            {
                throw RamErrors.Invalid("Tag", $"The parameter - \"Tag\" is invalid: at most {Most} tags, keys of 1 to 128 and values of at most 128 characters.");
            }

            tags[key] = value ?? "";
        }

        return tags;
    }

    /// <summary>Tags as RAM answers them.</summary>
    /// <param name="tags">The tags.</param>
    /// <returns><c>{Tag: [{TagKey, TagValue}]}</c>.</returns>
    public static JsonObject Show(IReadOnlyDictionary<string, string> tags) => new()
    {
        ["Tag"] = new JsonArray([.. tags.Select(static tag => new JsonObject { ["TagKey"] = tag.Key, ["TagValue"] = tag.Value })]),
    };

    /// <summary>Whether an object has all tags that a list call asks for.</summary>
    public static bool Match(IReadOnlyDictionary<string, string> tags, IReadOnlyDictionary<string, string> asked) =>
        asked.All(wanted => tags.TryGetValue(wanted.Key, out string? value) && (wanted.Value.Length == 0 || wanted.Value == value));

    private static IEnumerable<(string? Key, string? Value)> Flattened(PopCall call) =>
        call.Parameters.Objects("Tag").Select(static tag => (tag.GetValueOrDefault("Key"), tag.GetValueOrDefault("Value")));

    private static (string?, string?)[] FromJson(string json)
    {
        try
        {
            return [.. JsonNode.Parse(json)!.AsArray().Select(static tag => ((string?)tag!["Key"], (string?)tag["Value"]))];
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or NullReferenceException)
        {
            throw RamErrors.Invalid("Tag", "The parameter - \"Tag\" is not a JSON array of {Key, Value}.");
        }
    }
}
