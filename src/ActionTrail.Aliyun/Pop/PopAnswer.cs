using System.Globalization;
using System.Text.Json;
using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.Pop;

/// <summary>A JSON answer of an RPC-style service, or an object inside it. Absent and null members read alike.</summary>
/// <param name="operation">Service and operation, for messages.</param>
/// <param name="json">The object.</param>
internal readonly struct PopAnswer(string operation, JsonElement json)
{
    /// <summary>The object itself, for what this type does not cover.</summary>
    public JsonElement Json => json;

    /// <summary>A text that must be there; numbers and truth values are given as text.</summary>
    /// <exception cref="TransportException">It is absent.</exception>
    public string Text(string name) => TextOrNull(name) ?? throw Absent(name);

    /// <summary>A text that may be absent; null for absent and null, empty stays empty.</summary>
    public string? TextOrNull(string name) => Member(name) is not { } value ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.GetRawText(),
    };

    /// <summary>A whole number; the given value when it is absent.</summary>
    public long Integer(string name, long otherwise) =>
        long.TryParse(TextOrNull(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) ? value : otherwise;

    /// <summary>A truth value, also as text; false when it is absent.</summary>
    public bool Boolean(string name) => bool.TryParse(TextOrNull(name), out bool value) && value;

    /// <summary>A time that must be there.</summary>
    public DateTimeOffset Time(string name) => TimeOrNull(name) ?? throw Absent(name);

    /// <summary>An ISO 8601 time, or null when it is absent, empty or not a time.</summary>
    public DateTimeOffset? TimeOrNull(string name) =>
        DateTimeOffset.TryParse(TextOrNull(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time)
            ? time
            : null;

    /// <summary>An object that must be there.</summary>
    /// <exception cref="TransportException">It is absent.</exception>
    public PopAnswer Child(string name) => ChildOrNull(name) ?? throw Absent(name);

    /// <summary>An object that may be absent.</summary>
    public PopAnswer? ChildOrNull(string name) =>
        Member(name) is { ValueKind: JsonValueKind.Object } value ? new PopAnswer(operation, value) : null;

    /// <summary>The objects of a list; empty when it is absent.</summary>
    public IReadOnlyList<PopAnswer> List(string name)
    {
        string call = operation;
        return Member(name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray().Select(item => new PopAnswer(call, item))] : [];
    }

    /// <summary>The objects of a twice wrapped list, such as <c>Roles.Role</c>; empty when it is absent.</summary>
    public IReadOnlyList<PopAnswer> List(string outer, string inner) => ChildOrNull(outer)?.List(inner) ?? [];

    /// <summary>The texts of a list; empty when it is absent.</summary>
    public IReadOnlyList<string> Texts(string name) =>
        Member(name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray().Select(static item => item.ToString())] : [];

    private JsonElement? Member(string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private TransportException Absent(string name) => new($"{operation} answered without '{name}'.");
}
