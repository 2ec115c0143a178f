using System.Text.Json;
using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.MaxCompute.Control;

/// <summary>Reads members of a body whatever a client made of them.</summary>
internal static class JsonFields
{
    /// <summary>A text; numbers and truth values are given as text; null when it is absent or null.</summary>
    /// <exception cref="CloudError">It is an object or array.</exception>
    public static string? Text(this JsonObject body, string name) => Member(body, name) switch
    {
        null => null,
        JsonValue value => value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString(),
        _ => throw new CloudError(400, "InvalidParameter", $"'{name}' is not a text."),
    };

    /// <summary>An object; null when it is absent or null.</summary>
    /// <exception cref="CloudError">It is something else.</exception>
    public static JsonObject? Child(this JsonObject body, string name) => Member(body, name) switch
    {
        null => null,
        JsonObject child => child,
        _ => throw new CloudError(400, "InvalidParameter", $"'{name}' is not an object."),
    };

    /// <summary>A truth value; false when it is absent.</summary>
    /// <exception cref="CloudError">It is something else.</exception>
    public static bool Flag(this JsonObject body, string name) => body.Text(name) switch
    {
        null => false,
        { } text when bool.TryParse(text, out bool value) => value,
        { } text => throw new CloudError(400, "InvalidParameter", $"'{name}' is '{text}'; true or false is expected."),
    };

    /// <summary>Texts of a list; empty when it is absent.</summary>
    /// <exception cref="CloudError">It is something else.</exception>
    public static IReadOnlyList<string> Texts(this JsonObject body, string name) => Member(body, name) switch
    {
        null => [],
        JsonArray array => [.. array.Select(item => item is JsonValue ? item.ToString() : throw new CloudError(400, "InvalidParameter", $"'{name}' holds something that is not a text."))],
        _ => throw new CloudError(400, "InvalidParameter", $"'{name}' is not a list."),
    };

    private static JsonNode? Member(JsonObject body, string name) => body.TryGetPropertyValue(name, out JsonNode? value) ? value : null;
}
