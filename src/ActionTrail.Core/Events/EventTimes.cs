using System.Globalization;

namespace ActionTrail.Core.Events;

/// <summary>The time format of events: ISO 8601 in UTC, whole seconds when written, any precision when read.</summary>
internal static class EventTimes
{
    public static bool TryParse(string text, out DateTimeOffset time) => DateTimeOffset.TryParse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);

    public static string Print(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
