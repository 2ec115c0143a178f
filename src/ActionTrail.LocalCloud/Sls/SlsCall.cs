using System.Globalization;
using System.Text.Json;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>A call of Log Service with its path, query and JSON body parsed.</summary>
internal sealed class SlsCall : OperationCall
{
    /// <summary>Project that the host names; empty on a regional host.</summary>
    public required string Project { get; init; }

    /// <summary>Variables of the path.</summary>
    public required IReadOnlyDictionary<string, string> Path { get; init; }

    /// <summary>Query, decoded; of a repeated name the first.</summary>
    public required IReadOnlyDictionary<string, string> Query { get; init; }

    /// <summary>The JSON object in the body; null when the body is none.</summary>
    public required JsonElement? Body { get; init; }

    /// <summary>Logstore in the path; empty when there is none.</summary>
    public string Logstore => Path.GetValueOrDefault("logstore", "");

    /// <summary>Whole seconds of the arrival time.</summary>
    public long UnixNow => Now.ToUnixTimeSeconds();

    /// <summary>The project that the call is about.</summary>
    /// <exception cref="CloudError">404 ProjectNotExist.</exception>
    public SlsProjectDocument RequireProject() => FindProject() ?? throw SlsErrors.ProjectNotExist(Project);

    /// <summary>The project that the call is about, or null.</summary>
    public SlsProjectDocument? FindProject() => SlsProjects.Find(Cloud, Region, Project);

    /// <summary>The logstore that the call is about.</summary>
    /// <exception cref="CloudError">404 ProjectNotExist or LogStoreNotExist.</exception>
    public SlsLogstoreDocument RequireLogstore()
    {
        RequireProject();
        return Cloud.Documents.Find<SlsLogstoreDocument>("", SlsProjects.Key(Region, Project, Logstore)) ?? throw SlsErrors.LogStoreNotExist(Logstore);
    }

    /// <summary>The JSON body.</summary>
    /// <exception cref="CloudError">400 PostBodyInvalid.</exception>
    public JsonElement RequireBody() => Body ?? throw SlsErrors.PostBodyInvalid("The body of the request is not a JSON object.");

    /// <summary>A text in the body.</summary>
    /// <param name="name">Member name.</param>
    /// <returns>The text, or null when the member is absent or null.</returns>
    /// <exception cref="CloudError">400 ParameterInvalid when it is something else.</exception>
    public string? BodyText(string name) => Member(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        _ => throw SlsErrors.ParameterInvalid($"{name} must be a string."),
    };

    /// <summary>A whole number in the body, within bounds.</summary>
    /// <returns>The number, or null when the member is absent or null.</returns>
    /// <exception cref="CloudError">400 ParameterInvalid when it is something else.</exception>
    public int? BodyNumber(string name, int minimum, int maximum) => Member(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt32(out int number) && number >= minimum && number <= maximum => number,
        _ => throw SlsErrors.ParameterInvalid(string.Create(CultureInfo.InvariantCulture, $"{name} must be a whole number from {minimum} to {maximum}.")),
    };

    /// <summary>A truth value in the body.</summary>
    /// <returns>The value, or null when the member is absent or null.</returns>
    /// <exception cref="CloudError">400 ParameterInvalid when it is something else.</exception>
    public bool? BodyFlag(string name) => Member(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => throw SlsErrors.ParameterInvalid($"{name} must be true or false."),
    };

    /// <summary>A whole number in the query, within bounds.</summary>
    /// <param name="name">Parameter name.</param>
    /// <param name="minimum">Least value.</param>
    /// <param name="maximum">Greatest value.</param>
    /// <returns>The number; null when the parameter is absent or empty.</returns>
    /// <exception cref="CloudError">400 ParameterInvalid when it is something else.</exception>
    public long? QueryNumber(string name, long minimum, long maximum)
    {
        if (Query.GetValueOrDefault(name, "") is not { Length: > 0 } text)
        {
            return null;
        }

        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) && value >= minimum && value <= maximum
            ? value
            : throw SlsErrors.ParameterInvalid(string.Create(CultureInfo.InvariantCulture, $"{name} must be a whole number from {minimum} to {maximum}."));
    }

    /// <summary>A page of names out of all of them, by <c>offset</c> and <c>size</c> of the query.</summary>
    /// <param name="all">All items, in order.</param>
    public IReadOnlyList<T> Page<T>(IReadOnlyCollection<T> all)
    {
        int offset = (int)(QueryNumber("offset", 0, int.MaxValue) ?? 0);
        int size = (int)(QueryNumber("size", 0, 500) ?? 100);
        return [.. all.Skip(offset).Take(size)];
    }

    private JsonElement? Member(string name) =>
        RequireBody().TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
