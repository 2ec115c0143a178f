using System.Text.Json;
using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.Credentials;

/// <summary>The aliyun CLI's <c>config.json</c>.</summary>
/// <param name="Current">Name of the profile in use; empty when none is named.</param>
/// <param name="Profiles">All profiles, in the file's order.</param>
public sealed record CliConfiguration(string Current, IReadOnlyList<CliProfile> Profiles)
{
    private static readonly JsonSerializerOptions s_options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Reads the file's text.</summary>
    /// <param name="json">The text.</param>
    /// <param name="path">Its path, for messages.</param>
    /// <returns>The configuration.</returns>
    /// <exception cref="CredentialException">It is not a CLI configuration.</exception>
    public static CliConfiguration Parse(string json, string path)
    {
        try
        {
            Document? document = JsonSerializer.Deserialize<Document>(json, s_options);
            return new CliConfiguration(document?.Current ?? "", document?.Profiles ?? []);
        }
        catch (JsonException error)
        {
            // Position only: the parser's message may quote a value.
            throw new CredentialException($"CLI configuration '{path}' is not valid JSON of that kind (line {error.LineNumber + 1}).");
        }
    }

    /// <summary>Finds a profile.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The profile, or null.</returns>
    public CliProfile? Find(string name) => Profiles.FirstOrDefault(profile => profile.Name == name);

    private sealed record Document(string? Current, List<CliProfile>? Profiles);
}
