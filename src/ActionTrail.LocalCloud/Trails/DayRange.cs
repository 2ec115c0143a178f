using System.Globalization;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>Days as counting operations ask for them: <c>StartDate</c> and <c>EndDate</c>, UTC, both inclusive.</summary>
internal static class DayRange
{
    private const int Most = 400;

    /// <summary>The days that a call asks for, in order; the last seven when it names none.</summary>
    // Unconfirmed: the default, and how many days may be asked for.
    public static IReadOnlyList<DateTimeOffset> Read(PopCall call)
    {
        DateTimeOffset last = call.Parameters.Optional("EndDate") is { } end ? Day(end, "EndDate") : new DateTimeOffset(call.Now.UtcDateTime.Date, TimeSpan.Zero);
        DateTimeOffset first = call.Parameters.Optional("StartDate") is { } start ? Day(start, "StartDate") : last.AddDays(-6);
        int days = (int)(last - first).TotalDays + 1;
        return days is >= 1 and <= Most
            ? [.. Enumerable.Range(0, days).Select(number => first.AddDays(number))]
            : throw TrailErrors.InvalidParameter($"StartDate to EndDate are {days} days; 1 to {Most} are allowed.");
    }

    /// <summary>The day that a text names.</summary>
    public static DateTimeOffset Day(string text, string parameter) =>
        DateTimeOffset.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset day)
            ? day
            : throw TrailErrors.InvalidParameter($"{parameter} '{text}' is not of the form yyyy-MM-dd.");

    /// <summary>A day as answers show it.</summary>
    public static string Text(DateTimeOffset day) => day.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
