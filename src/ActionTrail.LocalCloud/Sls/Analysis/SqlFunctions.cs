using System.Text.Json;
using System.Text.RegularExpressions;
using SQLitePCL;
using static ActionTrail.LocalCloud.Sls.Analysis.SqlValues;

namespace ActionTrail.LocalCloud.Sls.Analysis;

/// <summary>Functions of the service's SQL that SQLite lacks or has otherwise. One with a NULL argument gives NULL.</summary>
/// <remarks>Source: Log Service, string, date and time, regular expression, JSON and mathematical functions.</remarks>
internal static class SqlFunctions
{
    private const int LongestText = 1024 * 1024;

    /// <summary>Without backtracking no pattern of a client can take for ever.</summary>
    private const RegexOptions Safe = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private static readonly (string Name, int Arguments, Func<object[], object?> Body)[] s_functions =
    [
        ("concat", -1, static a => string.Concat(a.Select(Text))),
        ("strpos", 2, static a => (long)Text(a[0]).IndexOf(Text(a[1]), StringComparison.Ordinal) + 1),
        ("split_part", 3, static a => Text(a[0]).Split(Text(a[1])).ElementAtOrDefault(Whole(a[2]) - 1)),
        ("reverse", 1, static a => new string([.. Text(a[0]).Reverse()])),
        ("lpad", 3, static a => Pad(a, left: true)),
        ("rpad", 3, static a => Pad(a, left: false)),
        ("replace", 2, static a => Text(a[1]).Length == 0 ? Text(a[0]) : Text(a[0]).Replace(Text(a[1]), "", StringComparison.Ordinal)),
        ("chr", 1, static a => char.ConvertFromUtf32(Whole(a[0]))),
        ("codepoint", 1, static a => (long)char.ConvertToUtf32(Text(a[0]), 0)),
        ("starts_with", 2, static a => Text(a[0]).StartsWith(Text(a[1]), StringComparison.Ordinal)),
        ("lower", 1, static a => Text(a[0]).ToLowerInvariant()),
        ("upper", 1, static a => Text(a[0]).ToUpperInvariant()),
        ("regexp_like", 2, static a => Regex.IsMatch(Text(a[0]), Text(a[1]), Safe)),
        ("regexp_extract", 2, static a => Extract(a, 0)),
        ("regexp_extract", 3, static a => Extract(a, Whole(a[2]))),
        ("regexp_replace", 2, static a => Regex.Replace(Text(a[0]), Text(a[1]), "", Safe)),
        ("regexp_replace", 3, static a => Regex.Replace(Text(a[0]), Text(a[1]), Text(a[2]), Safe)),
        ("json_extract", 2, static a => Json(a, static found => found.GetRawText())),
        ("json_extract_scalar", 2, static a => Json(a, Scalar)),
        ("json_array_length", 1, static a => Json([a[0], "$"], static found => found.ValueKind == JsonValueKind.Array ? (long)found.GetArrayLength() : null)),
        ("json_size", 2, static a => Json(a, Size)),
        ("from_unixtime", 1, static a => SqlDates.Text(SqlDates.Read(Number(a[0]))!.Value)),
        ("to_unixtime", 1, static a => SqlDates.Read(a[0])!.Value.ToUnixTimeMilliseconds() / 1000.0),
        ("date_format", 2, static a => SqlDates.Format(SqlDates.Read(a[0])!.Value, Text(a[1]))),
        ("date_parse", 2, static a => SqlDates.Text(SqlDates.Parse(Text(a[0]), Text(a[1])))),
        ("date_trunc", 2, static a => SqlDates.Text(SqlDates.Truncate(Text(a[0]), SqlDates.Read(a[1])!.Value))),
        ("date_add", 3, static a => SqlDates.Text(SqlDates.Add(Text(a[0]), Whole(a[1]), SqlDates.Read(a[2])!.Value))),
        ("date_diff", 3, static a => SqlDates.Difference(Text(a[0]), SqlDates.Read(a[1])!.Value, SqlDates.Read(a[2])!.Value)),
        ("from_iso8601_timestamp", 1, static a => SqlDates.Text(SqlDates.Read(a[0])!.Value)),
        ("date", 1, static a => SqlDates.Text(SqlDates.Read(a[0])!.Value)[..10]),
        ("year", 1, static a => (long)SqlDates.Read(a[0])!.Value.Year),
        ("month", 1, static a => (long)SqlDates.Read(a[0])!.Value.Month),
        ("day", 1, static a => (long)SqlDates.Read(a[0])!.Value.Day),
        ("hour", 1, static a => (long)SqlDates.Read(a[0])!.Value.Hour),
        ("minute", 1, static a => (long)SqlDates.Read(a[0])!.Value.Minute),
        ("second", 1, static a => (long)SqlDates.Read(a[0])!.Value.Second),
        ("greatest", -1, static a => a.MaxBy(Number)),
        ("least", -1, static a => a.MinBy(Number)),
        ("ceil", 1, static a => Math.Ceiling(Number(a[0]))),
        ("ceiling", 1, static a => Math.Ceiling(Number(a[0]))),
        ("floor", 1, static a => Math.Floor(Number(a[0]))),
        ("truncate", 1, static a => Math.Truncate(Number(a[0]))),
        ("sqrt", 1, static a => Math.Sqrt(Number(a[0]))),
        ("power", 2, static a => Math.Pow(Number(a[0]), Number(a[1]))),
        ("pow", 2, static a => Math.Pow(Number(a[0]), Number(a[1]))),
        ("ln", 1, static a => Math.Log(Number(a[0]))),
        ("log10", 1, static a => Math.Log10(Number(a[0]))),
        ("log2", 1, static a => Math.Log2(Number(a[0]))),
        ("mod", 2, static a => a is [long left, long right and not 0] ? (object)(left % right) : Number(a[0]) % Number(a[1])),
    ];

    /// <summary>Gives a connection the functions.</summary>
    /// <param name="database">The connection.</param>
    /// <param name="now">What <c>now()</c> gives.</param>
    public static void Register(sqlite3 database, DateTimeOffset now)
    {
        Register(database, "now", 0, _ => SqlDates.Text(now));
        Register(database, "current_timezone", 0, static _ => "Asia/Shanghai");
        foreach ((string name, int arguments, Func<object[], object?> body) in s_functions)
        {
            Register(database, name, arguments, body);
        }
    }

    private static void Register(sqlite3 database, string name, int arguments, Func<object[], object?> body) =>
        raw.sqlite3_create_function(database, name, arguments, raw.SQLITE_DETERMINISTIC, null, (context, _, values) =>
        {
            try
            {
                object?[] read = [.. values.Select(Read)];
                Write(context, Array.TrueForAll(read, static value => value is not null) ? body(read!) : null);
            }
            catch (Exception wrong)
            {
                // Native code calls this, so nothing may get out of it; SQLite hands the message back as the statement's error.
                raw.sqlite3_result_error(context, $"{name}: {wrong.Message}");
            }
        });

    private static string Pad(object[] a, bool left)
    {
        (string text, int length, string with) = (Text(a[0]), Whole(a[1]), Text(a[2]));
        if (length is < 0 or > LongestText || with.Length == 0)
        {
            throw new FormatException("length or padding is out of range");
        }

        if (length <= text.Length)
        {
            return text[..length];
        }

        string padding = string.Concat(Enumerable.Repeat(with, ((length - text.Length) / with.Length) + 1))[..(length - text.Length)];
        return left ? padding + text : text + padding;
    }

    private static string? Extract(object[] a, int group) => Regex.Match(Text(a[0]), Text(a[1]), Safe) is { Success: true } match ? match.Groups[group].Value : null;

    private static object? Json(object[] a, Func<JsonElement, object?> result)
    {
        try
        {
            using var json = JsonDocument.Parse(Text(a[0]));
            return SqlJsonPath.Follow(json.RootElement, Text(a[1])) is { } found ? result(found) : null;
        }
        catch (JsonException)
        {
            // As in the service, what is not JSON has nothing inside.
            return null;
        }
    }

    private static object? Scalar(JsonElement found) => found.ValueKind switch
    {
        JsonValueKind.String => found.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => found.GetRawText(),
        _ => null,
    };

    private static object? Size(JsonElement found) => found.ValueKind switch
    {
        JsonValueKind.Array => (long)found.GetArrayLength(),
        JsonValueKind.Object => (long)found.EnumerateObject().Count(),
        _ => 0L,
    };
}
