using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ActionTrail.Core.Setup;

/// <summary>Writes setup files, so that reading them back gives the same.</summary>
public static class SetupFileWriter
{
    private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes YAML.</summary>
    /// <param name="file">What to write.</param>
    /// <returns>The text.</returns>
    public static string ToYaml(SetupFile file) => YamlText.Of(SetupJson.Of(file));

    /// <summary>Writes JSON.</summary>
    /// <param name="file">What to write.</param>
    /// <returns>The text.</returns>
    public static string ToJson(SetupFile file) => SetupJson.Of(file).ToJsonString(s_options) + "\n";

    internal static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(static text => (JsonNode)text)];
}
