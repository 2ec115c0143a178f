using System.Globalization;
using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;
using ActionTrail.LocalCloud.Ledger;

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

    /// <summary>The answer with the number of the caller's management events on each day.</summary>
    /// <param name="call">The call.</param>
    /// <param name="conditions">What the events must have; empty for all.</param>
    public static JsonObject Counts(PopCall call, IReadOnlyList<LookupCondition> conditions)
    {
        IReadOnlyList<DateTimeOffset> days = Read(call);
        return new JsonObject
        {
            ["Data"] = new JsonObject
            {
                ["Dates"] = new JsonArray([.. days.Select(static day => (JsonNode)Text(day))]),
                ["Counts"] = new JsonArray([.. days.Select(day => (JsonNode)CountOn(day))]),
            },
        };

        long CountOn(DateTimeOffset day) => call.Cloud.Ledger.Count(
            new LookupQuery { AccountId = call.Caller.AccountId, Start = day, End = day.AddDays(1).AddTicks(-1), Conditions = conditions });
    }

    /// <summary>The day that a text names.</summary>
    public static DateTimeOffset Day(string text, string parameter) =>
        DateTimeOffset.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset day)
            ? day
            : throw TrailErrors.InvalidParameter($"{parameter} '{text}' is not of the form yyyy-MM-dd.");

    /// <summary>A day as answers show it.</summary>
    public static string Text(DateTimeOffset day) => day.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
