namespace ActionTrail.LocalCloud.MaxCompute.Sql.Functions;

/// <summary>Moments and days as the database keeps them, milliseconds and days since 1970 (UTC), and as clocks show them.</summary>
internal static class Calendar
{
    private static readonly int s_epoch = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    /// <summary>What a clock shows at a moment; null outside of the years 1 to 9999.</summary>
    public static DateTime? Local(long milliseconds, TimeZoneInfo zone) => milliseconds is > -62_135_500_000_000 and < 253_402_200_000_000
        ? TimeZoneInfo.ConvertTimeFromUtc(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime, zone)
        : null;

    /// <summary>The moment at which a clock shows a time. A time that summer time skips counts as an hour later.</summary>
    public static long Moment(DateTime local, TimeZoneInfo zone)
    {
        DateTime valid = zone.IsInvalidTime(local) ? local.AddHours(1) : local;
        return new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(valid, DateTimeKind.Unspecified), zone)).ToUnixTimeMilliseconds();
    }

    /// <summary>A day; null outside of the years 1 to 9999.</summary>
    public static DateOnly? Day(long days) => days + s_epoch is >= 0 and var number && number <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber((int)number) : null;

    /// <summary>The number of a day.</summary>
    public static long Number(DateOnly day) => day.DayNumber - s_epoch;
}
