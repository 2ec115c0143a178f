using System.Globalization;
using System.Text;

namespace ActionTrail.LocalCloud.Sls.Analysis;

/// <summary>
/// Date and time of the service's SQL. A timestamp is a text, <c>yyyy-MM-dd HH:mm:ss.fff</c> in the service's time zone, so that it
/// sorts and compares as it should; wherever one is expected, Unix seconds count, too.
/// </summary>
/// <remarks>Source: Log Service, date and time functions.</remarks>
internal static class SqlDates
{
    private const string Form = "yyyy-MM-dd HH:mm:ss.fff";

    private static readonly string[] s_forms =
    [
        Form, "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    /// <summary>Value of a word that means the present, such as <c>current_date</c>; null for other words.</summary>
    public static string? Constant(string word, DateTimeOffset now) => word.ToLowerInvariant() switch
    {
        "current_timestamp" or "localtimestamp" => Text(now),
        "current_date" => Text(now)[..10],
        "current_time" or "localtime" => Text(now)[11..],
        _ => null,
    };

    /// <summary>A timestamp's text.</summary>
    public static string Text(DateTimeOffset time) => time.ToOffset(SlsTime.Offset).ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>Reads a timestamp or Unix seconds.</summary>
    /// <returns>The time, or null for NULL.</returns>
    /// <exception cref="FormatException">It is neither.</exception>
    public static DateTimeOffset? Read(object? value) => value switch
    {
        null => null,
        long seconds => DateTimeOffset.FromUnixTimeSeconds(seconds).ToOffset(SlsTime.Offset),
        double seconds => DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000)).ToOffset(SlsTime.Offset),
        string text when DateTimeOffset.TryParseExact(text, s_forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) =>
            text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > 10 ? time.ToOffset(SlsTime.Offset) : new DateTimeOffset(time.DateTime, SlsTime.Offset),
        _ => throw new FormatException($"Value cannot be cast to timestamp: {value}"),
    };

    /// <summary>Begin of the unit that a time falls into.</summary>
    public static DateTimeOffset Truncate(string unit, DateTimeOffset time)
    {
        var day = new DateTimeOffset(time.Year, time.Month, time.Day, 0, 0, 0, SlsTime.Offset);
        return unit.ToLowerInvariant() switch
        {
            "second" => day.AddSeconds(Math.Floor((time - day).TotalSeconds)),
            "minute" => day.AddMinutes(Math.Floor((time - day).TotalMinutes)),
            "hour" => day.AddHours(time.Hour),
            "day" => day,
            "week" => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
            "month" => day.AddDays(1 - day.Day),
            "quarter" => day.AddDays(1 - day.Day).AddMonths(-((day.Month - 1) % 3)),
            "year" => day.AddDays(1 - day.DayOfYear),
            _ => throw new FormatException($"'{unit}' is not a valid Timestamp field"),
        };
    }

    /// <summary>A time moved by some units.</summary>
    public static DateTimeOffset Add(string unit, long count, DateTimeOffset time) => unit.ToLowerInvariant() switch
    {
        "millisecond" => time.AddMilliseconds(count),
        "second" => time.AddSeconds(count),
        "minute" => time.AddMinutes(count),
        "hour" => time.AddHours(count),
        "day" => time.AddDays(count),
        "week" => time.AddDays(7 * count),
        "month" => time.AddMonths((int)count),
        "quarter" => time.AddMonths((int)(3 * count)),
        "year" => time.AddYears((int)count),
        _ => throw new FormatException($"'{unit}' is not a valid Timestamp field"),
    };

    /// <summary>Whole units from one time to another.</summary>
    public static long Difference(string unit, DateTimeOffset from, DateTimeOffset to)
    {
        int months = ((to.Year - from.Year) * 12) + to.Month - from.Month;
        months -= months > 0 && from.AddMonths(months) > to ? 1 : months < 0 && from.AddMonths(months) < to ? -1 : 0;
        return unit.ToLowerInvariant() switch
        {
            "millisecond" => (long)(to - from).TotalMilliseconds,
            "second" => (long)(to - from).TotalSeconds,
            "minute" => (long)(to - from).TotalMinutes,
            "hour" => (long)(to - from).TotalHours,
            "day" => (long)(to - from).TotalDays,
            "week" => (long)(to - from).TotalDays / 7,
            "month" => months,
            "quarter" => months / 3,
            "year" => months / 12,
            _ => throw new FormatException($"'{unit}' is not a valid Timestamp field"),
        };
    }

    /// <summary>Writes a time in MySQL's format letters.</summary>
    public static string Format(DateTimeOffset time, string format)
    {
        var text = new StringBuilder();
        for (int i = 0; i < format.Length; i++)
        {
            text.Append(format[i] == '%' && i + 1 < format.Length ? Part(time, format[++i]) : format[i].ToString());
        }

        return text.ToString();
    }

    /// <summary>Reads a text in MySQL's format letters.</summary>
    /// <exception cref="FormatException">The text has not the format.</exception>
    public static DateTimeOffset Parse(string text, string format)
    {
        var pattern = new StringBuilder();
        for (int i = 0; i < format.Length; i++)
        {
            pattern.Append(format[i] == '%' && i + 1 < format.Length ? Letters(format[++i]) ?? $"'{format[i]}'" : $"'{format[i]}'");
        }

        return new DateTimeOffset(DateTime.ParseExact(text, pattern.ToString(), CultureInfo.InvariantCulture), SlsTime.Offset);
    }

    private static string Part(DateTimeOffset time, char letter) => letter switch
    {
        'D' => time.Day + (time.Day is 11 or 12 or 13 ? "th" : (time.Day % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" }),
        'j' => time.DayOfYear.ToString("D3", CultureInfo.InvariantCulture),
        'w' => ((int)time.DayOfWeek).ToString(CultureInfo.InvariantCulture),
        'v' => ISOWeek.GetWeekOfYear(time.DateTime).ToString("D2", CultureInfo.InvariantCulture),
        '%' => "%",
        _ => Letters(letter) is { } letters ? time.ToString(letters.Length == 1 ? "%" + letters : letters, CultureInfo.InvariantCulture) : letter.ToString(),
    };

    private static string? Letters(char letter) => letter switch
    {
        'a' => "ddd",
        'b' => "MMM",
        'c' => "M",
        'd' => "dd",
        'e' => "d",
        'f' => "ffffff",
        'H' => "HH",
        'h' or 'I' => "hh",
        'i' => "mm",
        'k' => "H",
        'l' => "h",
        'M' => "MMMM",
        'm' => "MM",
        'p' => "tt",
        'r' => "hh':'mm':'ss' 'tt",
        'S' or 's' => "ss",
        'T' => "HH':'mm':'ss",
        'W' => "dddd",
        'Y' => "yyyy",
        'y' => "yy",
        _ => null,
    };
}
