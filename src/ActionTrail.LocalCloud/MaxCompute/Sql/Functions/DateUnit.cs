namespace ActionTrail.LocalCloud.MaxCompute.Sql.Functions;

/// <summary>Units of time that date functions take: <c>yyyy mm dd hh mi ss</c> and their English names.</summary>
internal static class DateUnit
{
    /// <summary>One part of a clock time.</summary>
    public static long Part(DateTime time, string unit) => Name(unit) switch
    {
        "year" => time.Year,
        "month" => time.Month,
        "day" => time.Day,
        "hour" => time.Hour,
        "minute" => time.Minute,
        "second" => time.Second,
        _ => ((int)time.DayOfWeek + 6) % 7,
    };

    /// <summary>A clock time with everything below the unit taken away.</summary>
    public static DateTime Truncate(DateTime time, string unit) => Name(unit) switch
    {
        "year" => new DateTime(time.Year, 1, 1),
        "month" => new DateTime(time.Year, time.Month, 1),
        "day" or "weekday" => time.Date,
        "hour" => time.Date.AddHours(time.Hour),
        "minute" => time.Date.AddMinutes((time.Hour * 60) + time.Minute),
        _ => time.Date.AddSeconds(Math.Floor(time.TimeOfDay.TotalSeconds)),
    };

    /// <summary>A clock time moved by some units; null when it leaves the years 1 to 9999.</summary>
    public static DateTime? Add(DateTime time, long count, string unit)
    {
        if (count is > 400_000_000_000 or < -400_000_000_000)
        {
            return null;
        }

        try
        {
            return Name(unit) switch
            {
                "year" => time.AddYears((int)Math.Clamp(count, -10_000, 10_000)),
                "month" => time.AddMonths((int)Math.Clamp(count, -120_000, 120_000)),
                "day" or "weekday" => time.AddDays(count),
                "hour" => time.AddHours(count),
                "minute" => time.AddMinutes(count),
                _ => time.AddSeconds(count),
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            // Beyond the calendar: NULL, as the caller reads null.
            return null;
        }
    }

    /// <summary>How many units lie between two clock times, both cut to the unit.</summary>
    public static long Difference(DateTime later, DateTime earlier, string unit)
    {
        TimeSpan between = Truncate(later, unit) - Truncate(earlier, unit);
        return Name(unit) switch
        {
            "year" => later.Year - earlier.Year,
            "month" => ((later.Year - earlier.Year) * 12) + later.Month - earlier.Month,
            "day" or "weekday" => (long)between.TotalDays,
            "hour" => (long)between.TotalHours,
            "minute" => (long)between.TotalMinutes,
            _ => (long)between.TotalSeconds,
        };
    }

    private static string Name(string unit) => unit.Trim().ToLowerInvariant() switch
    {
        "yyyy" or "year" => "year",
        "mm" or "mon" or "month" => "month",
        "dd" or "day" => "day",
        "hh" or "hour" => "hour",
        "mi" or "minute" => "minute",
        "ss" or "second" => "second",
        "weekday" => "weekday",
        _ => throw SqlException.Runtime($"'{unit}' is no unit of time"),
    };
}
