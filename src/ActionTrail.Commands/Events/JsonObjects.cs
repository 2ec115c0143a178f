using System.Collections.Specialized;
using System.Globalization;
using System.Management.Automation;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace ActionTrail.Commands.Events;

/// <summary>
/// JSON as PowerShell users know it from ConvertFrom-Json: objects with properties, arrays, texts, numbers. Unlike there, texts that look
/// like times stay texts, so that nothing changes on the way back to JSON.
/// </summary>
internal static class JsonObjects
{
    /// <summary>The value as objects.</summary>
    /// <param name="json">The value; null for none.</param>
    /// <returns>An object with properties (a dictionary where names differ by case only), an array, text, number, boolean or null.</returns>
    public static object? Of(JsonElement? json) => json is not { } value ? null : value.ValueKind switch
    {
        JsonValueKind.Object => Object(value),
        JsonValueKind.Array => value.EnumerateArray().Select(static item => Of(item)).ToArray(),
        JsonValueKind.String => Text(value),
        JsonValueKind.Number => Number(value),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static object Object(JsonElement json)
    {
        var members = new OrderedDictionary(StringComparer.Ordinal);
        foreach (JsonProperty member in json.EnumerateObject())
        {
            members[Name(member)] = Of(member.Value); // of a name that comes twice the last one counts
        }

        var names = members.Keys.Cast<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (names.Count < members.Count || names.Contains(""))
        {
            return members; // more than properties can tell apart
        }

        var shown = new PSObject();
        foreach (string name in members.Keys)
        {
            shown.Properties.Add(new PSNoteProperty(name, members[name]));
        }

        return shown;
    }

    private static object Number(JsonElement json) => json.TryGetInt64(out long small) ? small
        : BigInteger.TryParse(json.GetRawText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger large) ? large
        : json.GetDouble();

    private static string Name(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8PropertyName(member)); // as below
        }
    }

    private static string Text(JsonElement json)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return json.GetRawText()[1..^1]; // Half a surrogate pair is no text; its escape still tells what was there.
        }
    }
}
