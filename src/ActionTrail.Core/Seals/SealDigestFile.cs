using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ActionTrail.Core.Destinations;

namespace ActionTrail.Core.Seals;

/// <summary>
/// A digest as a file: one line of JSON about the link, then one line of JSON for each object. The same digest gives the same bytes, so a
/// write that is repeated after a crash writes the same file.
/// </summary>
public static class SealDigestFile
{
    /// <summary>What the first line begins with; the number grows with the format.</summary>
    public const string Format = "ActionTrail.PS seal 1";

    private const int HashLength = 64;

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private static readonly SearchValues<char> s_hex = SearchValues.Create("0123456789abcdef");

    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes a digest.</summary>
    /// <param name="digest">The digest.</param>
    /// <returns>The file.</returns>
    public static byte[] Write(SealDigest digest)
    {
        var file = new ArrayBufferWriter<byte>(512 + (digest.Objects.Count * 320));
        using var json = new Utf8JsonWriter(file, s_options);
        json.WriteStartObject();
        json.WriteString("format", Format);
        json.WriteString("trail", digest.Trail);
        json.WriteString("bucket", digest.Bucket);
        json.WriteString("chain", digest.Chain);
        json.WriteNumber("sequence", digest.Sequence);
        json.WriteString("previous", digest.Previous);
        json.WriteString("sealedAt", digest.SealedAt.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture));
        json.WriteNumber("objects", digest.Objects.Count);
        json.WriteNumber("totalObjects", digest.TotalObjects);
        json.WriteNumber("totalEvents", digest.TotalEvents);
        json.WriteEndObject();
        EndLine(file, json);
        foreach (SealedObject each in digest.Objects)
        {
            json.WriteStartObject();
            json.WriteString("key", each.Key);
            json.WriteString("sha256", each.Sha256);
            json.WriteNumber("size", each.Size);
            json.WriteNumber("events", each.Events);
            json.WriteEndObject();
            EndLine(file, json);
        }

        return file.WrittenSpan.ToArray();
    }

    /// <summary>Reads a digest.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="digest">The digest; null when the answer is false.</param>
    /// <param name="defect">Why it is no digest, as a clause; null when it is one.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out SealDigest? digest, [NotNullWhen(false)] out string? defect)
    {
        (digest, defect) = (null, null);
        try
        {
            SealDigest read = Read(bytes, out int count);
            digest = read.Objects.Count == count ? read : null;
            defect = digest is null ? $"says that it names {count} objects, but names {read.Objects.Count}" : null;
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            defect = $"is not in format '{Format}': {broken.Message}";
        }

        return digest is not null;
    }

    private static SealDigest Read(ReadOnlySpan<byte> bytes, out int count)
    {
        JsonElement head = Line(ref bytes);
        string format = Text(head, "format");
        if (format != Format)
        {
            throw new FormatException($"its format is '{format}'");
        }

        count = head.GetProperty("objects").GetInt32();
        var objects = new List<SealedObject>();
        while (!bytes.IsEmpty)
        {
            JsonElement line = Line(ref bytes);
            objects.Add(new(Key(line), Hash(line, "sha256"), line.GetProperty("size").GetInt64(), line.GetProperty("events").GetInt32()));
        }

        return new SealDigest
        {
            Trail = Text(head, "trail"),
            Bucket = Text(head, "bucket"),
            Chain = Text(head, "chain"),
            Sequence = head.GetProperty("sequence").GetInt64(),
            Previous = Hash(head, "previous"),
            SealedAt = DateTimeOffset.ParseExact(Text(head, "sealedAt"), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            TotalObjects = head.GetProperty("totalObjects").GetInt64(),
            TotalEvents = head.GetProperty("totalEvents").GetInt64(),
            Objects = objects,
        };
    }

    private static void EndLine(ArrayBufferWriter<byte> file, Utf8JsonWriter json)
    {
        json.Flush();
        json.Reset();
        file.Write("\n"u8);
    }

    private static JsonElement Line(ref ReadOnlySpan<byte> rest)
    {
        int end = rest.IndexOf((byte)'\n');
        ReadOnlySpan<byte> line = end < 0 ? rest : rest[..end];
        rest = end < 0 ? [] : rest[(end + 1)..];
        var reader = new Utf8JsonReader(line);
        return JsonElement.ParseValue(ref reader);
    }

    private static string Key(JsonElement line) => Text(line, "key") is var key && ObjectKey.TryParse(key, out _) && !key.Contains('\0', StringComparison.Ordinal)
        ? key
        : throw new FormatException("'key' is no key of an object.");

    private static string Hash(JsonElement line, string name) => Text(line, name) is { Length: HashLength } hash && !hash.AsSpan().ContainsAnyExcept(s_hex)
        ? hash
        : throw new FormatException($"'{name}' has not {HashLength} lower-case hex digits.");

    private static string Text(JsonElement line, string name) => line.GetProperty(name).GetString() ?? throw new FormatException($"'{name}' is null.");
}
