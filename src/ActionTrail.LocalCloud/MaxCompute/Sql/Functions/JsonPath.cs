using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ActionTrail.LocalCloud.MaxCompute.Sql.Functions;

/// <summary>A path such as <c>$.a.b[0]['c.d'].e[*]</c>, read without building the document.</summary>
/// <remarks>Source: MaxCompute, GET_JSON_OBJECT: no filters, no slices; a broken text or path gives NULL.</remarks>
internal sealed class JsonPath
{
    private static readonly JsonReaderOptions s_bounded = new() { MaxDepth = 64 };
    private readonly IReadOnlyList<object> _steps;

    private JsonPath(IReadOnlyList<object> steps) => _steps = steps;

    /// <summary>Parses a path.</summary>
    /// <returns>The path, or null when it is none.</returns>
    public static JsonPath? Parse(string text)
    {
        if (text is not ['$', ..])
        {
            return null;
        }

        var steps = new List<object>();
        for (int position = 1; position < text.Length;)
        {
            if (Step(text, ref position) is not { } step)
            {
                return null;
            }

            steps.Add(step);
        }

        return new JsonPath(steps);
    }

    /// <summary>The value at the path as text: strings without quotes, everything else as JSON; null for nothing, and for JSON's null.</summary>
    public byte[]? Find(ReadOnlySpan<byte> json) => FindRaw(json) switch
    {
        null => null,
        [(byte)'n', ..] => null,
        [(byte)'"', ..] and var quoted => Encoding.UTF8.GetBytes(JsonSerializer.Deserialize<string>(quoted)!),
        var raw => raw,
    };

    /// <summary>The value at the path as JSON; null for nothing.</summary>
    public byte[]? FindRaw(ReadOnlySpan<byte> json)
    {
        try
        {
            return Find(json, 0);
        }
        catch (JsonException)
        {
            // A text that is no JSON has no value at any path.
            return null;
        }
    }

    private byte[]? Find(ReadOnlySpan<byte> json, int from)
    {
        var reader = new Utf8JsonReader(json, s_bounded);
        reader.Read();
        for (int index = from; index < _steps.Count; index++)
        {
            if (_steps[index] is Wildcard)
            {
                return Every(json, reader, index + 1);
            }

            if (!(_steps[index] is string name ? GoTo(ref reader, name) : GoTo(ref reader, (int)_steps[index])))
            {
                return null;
            }
        }

        return Raw(json, ref reader);
    }

    /// <summary>The matches in all elements of an array: none gives null, one itself, more of them an array.</summary>
    private byte[]? Every(ReadOnlySpan<byte> json, Utf8JsonReader reader, int next)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return null;
        }

        var found = new List<byte[]>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (Find(Raw(json, ref reader), next) is { } match)
            {
                found.Add(match);
            }
        }

        return found.Count switch
        {
            0 => null,
            1 => found[0],
            _ => [(byte)'[', .. found.SelectMany(static (match, index) => index == 0 ? match : [(byte)',', .. match]), (byte)']'],
        };
    }

    /// <summary>The value that the reader stands on; afterwards the reader stands on its end.</summary>
    private static byte[] Raw(ReadOnlySpan<byte> json, ref Utf8JsonReader reader)
    {
        int start = (int)reader.TokenStartIndex;
        reader.Skip();
        return json[start..(int)reader.BytesConsumed].ToArray();
    }

    private static bool GoTo(ref Utf8JsonReader reader, string name)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool wanted = reader.ValueTextEquals(name);
            reader.Read();
            if (wanted)
            {
                return true;
            }

            reader.Skip();
        }

        return false;
    }

    private static bool GoTo(ref Utf8JsonReader reader, int element)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return false;
        }

        for (int index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            if (index == element)
            {
                return true;
            }

            reader.Skip();
        }

        return false;
    }

    /// <summary>One step: a <see cref="string"/> for a member, an <see cref="int"/> for an element, or <see cref="Wildcard"/>; null when there is none.</summary>
    private static object? Step(string text, ref int position)
    {
        if (text[position] == '.')
        {
            int start = ++position;
            int length = text.AsSpan(start).IndexOfAny('.', '[');
            position = length < 0 ? text.Length : start + length;
            return position == start ? null : text[start..position];
        }

        int close = text.IndexOf(']', position);
        if (text[position] != '[' || close < 0)
        {
            return null;
        }

        if (position + 1 < text.Length && text[position + 1] is '\'' or '"')
        {
            close = text.IndexOf($"{text[position + 1]}]", position + 2, StringComparison.Ordinal) + 1;
        }

        string inside = close <= position ? "" : text[(position + 1)..close];
        position = close + 1;
        return inside switch
        {
            "*" => Wildcard.Instance,
            ['\'' or '"', .., '\'' or '"'] => inside[1..^1],
            _ => int.TryParse(inside, NumberStyles.None, CultureInfo.InvariantCulture, out int element) ? element : null,
        };
    }

    private sealed class Wildcard
    {
        public static Wildcard Instance { get; } = new();
    }
}
