using System.Globalization;
using System.Text;

namespace ActionTrail.Core.Events;

/// <summary>The time format of events: ISO 8601 in UTC, whole seconds when written, any precision when read.</summary>
public static class EventTimes
{
    /// <summary>Reads a time; one without a zone is UTC.</summary>
    /// <param name="text">The text.</param>
    /// <param name="time">The time, UTC.</param>
    /// <returns>Whether the text is a time.</returns>
    public static bool TryParse(string text, out DateTimeOffset time) => DateTimeOffset.TryParse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);

    /// <summary>Reads a time; one without a zone is UTC.</summary>
    /// <param name="utf8">The text, UTF-8.</param>
    /// <param name="time">The time, UTC.</param>
    /// <returns>Whether the text is a time.</returns>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out DateTimeOffset time)
    {
        if (utf8 is [_, _, _, _, (byte)'-', _, _, (byte)'-', _, _, (byte)'T', _, _, (byte)':', _, _, (byte)':', _, _, (byte)'Z'])
        {
            int year = (Pair(utf8) * 100) + Pair(utf8[2..]);
            int month = Pair(utf8[5..]);
            int day = Pair(utf8[8..]);
            (int hour, int minute, int second) = (Pair(utf8[11..]), Pair(utf8[14..]), Pair(utf8[17..]));
            if (year > 0 && month is > 0 and <= 12 && day > 0 && day <= DateTime.DaysInMonth(year, month)
                && hour is >= 0 and < 24 && minute is >= 0 and < 60 && second is >= 0 and < 60)
            {
                time = new(year, month, day, hour, minute, second, TimeSpan.Zero);
                return true;
            }
        }

        return TryParse(Encoding.UTF8.GetString(utf8), out time);
    }

    /// <summary>Writes a time as events carry it.</summary>
    /// <param name="time">The time.</param>
    /// <returns>For example <c>2026-01-31T08:00:00Z</c>.</returns>
    public static string Print(DateTimeOffset time) => time.UtcDateTime.ToString("s", CultureInfo.InvariantCulture) + "Z";

    /// <summary>Two digits; far below zero when they are none.</summary>
    private static int Pair(ReadOnlySpan<byte> digits)
    {
        int tens = digits[0] - '0';
        int ones = digits[1] - '0';
        return (uint)tens > 9 || (uint)ones > 9 ? -10_000 : (tens * 10) + ones;
    }
}
