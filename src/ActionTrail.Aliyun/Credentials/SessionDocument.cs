using System.Globalization;
using System.Text.Json;
using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.Credentials;

/// <summary>Reads the JSON in which sources hand out credentials. Errors name the source and the member, never a value.</summary>
internal static class SessionDocument
{
    /// <summary>The shape of the metadata service and of credential URIs; <c>Code</c> must be Success where it is there.</summary>
    public static CloudCredentials ReadSession(string json, string source) => Read(json, source, root =>
    {
        string code = Text(root, "Code");
        return code is "" or "Success" ? Session(root, source) : throw new CredentialException($"{source} answered with the code {code}.");
    });

    /// <summary>The shape of STS: the session stands in <c>Credentials</c>.</summary>
    public static CloudCredentials ReadSts(string json, string source) => Read(json, source, root =>
        root.TryGetProperty("Credentials", out JsonElement session) && session.ValueKind == JsonValueKind.Object
            ? Session(session, source)
            : throw new CredentialException($"{source} answered without Credentials."));

    /// <summary>The shape of a credential process, with the names of the CLI's profiles.</summary>
    public static CloudCredentials ReadProcess(string json, string source) => Read(json, source, root => Text(root, "mode") switch
    {
        "AK" => new CloudCredentials(Require(root, "access_key_id", source), Require(root, "access_key_secret", source)),
        "StsToken" => new CloudCredentials(
            Require(root, "access_key_id", source), Require(root, "access_key_secret", source), Require(root, "sts_token", source),
            Text(root, "expiration") is { Length: > 0 } end ? Time(end, "expiration", source) : null),
        string mode => throw new CredentialException($"{source} printed the mode '{mode}'; expected AK or StsToken."),
    });

    /// <summary>What STS says about a refusal: <c>Code: Message</c>; empty when it is no error envelope.</summary>
    public static string Problem(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object && Text(document.RootElement, "Code") is { Length: > 0 } code
                ? $"{code}: {Text(document.RootElement, "Message")}"
                : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }

    private static CloudCredentials Read(string json, string source, Func<JsonElement, CloudCredentials> read)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? read(document.RootElement)
                : throw new CredentialException($"{source} gave JSON that is no object.");
        }
        catch (JsonException)
        {
            // The parser's message quotes the text, which may hold a secret.
            throw new CredentialException($"{source} gave something that is not JSON.");
        }
    }

    private static CloudCredentials Session(JsonElement session, string source) => new(
        Require(session, "AccessKeyId", source),
        Require(session, "AccessKeySecret", source),
        Require(session, "SecurityToken", source),
        Time(Require(session, "Expiration", source), "Expiration", source));

    private static DateTimeOffset Time(string text, string name, string source) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time)
            ? time
            : throw new CredentialException($"{source} gave {name} as '{text}'; expected a time like 2026-01-01T00:00:00Z.");

    private static string Require(JsonElement json, string name, string source) =>
        Text(json, name) is { Length: > 0 } value ? value : throw new CredentialException($"{source} gave no {name}.");

    private static string Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : "";
}
