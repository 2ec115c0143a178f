using System.Globalization;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>A stretch of time as look-ups ask for it: <c>StartTime</c> and <c>EndTime</c>, both or neither.</summary>
internal static class TimeRange
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>Reads the two parameters.</summary>
    /// <param name="call">The call.</param>
    /// <param name="window">How far back the answer reaches when neither is there.</param>
    /// <returns>Start and end, both inclusive (UTC).</returns>
    /// <exception cref="CloudError">400 with the documented code.</exception>
    public static (DateTimeOffset Start, DateTimeOffset End) Read(PopCall call, TimeSpan window)
    {
        bool isOld = call.Version == "2017-12-04";
        (string? startText, string? endText) = (call.Parameters.Optional("StartTime"), call.Parameters.Optional("EndTime"));
        if (startText is null && endText is null)
        {
            return (call.Now - window, call.Now);
        }

        DateTimeOffset start = Time(startText) ?? throw Invalid("StartTime", startText, isOld);
        DateTimeOffset end = Time(endText) ?? throw Invalid("EndTime", endText, isOld);
        return start <= end
            ? (start, end)
            : throw new CloudError(400, isOld ? "InvalidTimeRangeException" : "InvalidParameterCombination", "The end time must be later than the start time.");
    }

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : null;

    private static CloudError Invalid(string parameter, string? text, bool isOld) => new(
        400,
        isOld ? "InvalidParameterValue" : "InvalidParameter" + parameter,
        $"The specified {parameter} is invalid. {(text is null ? $"{parameter} is missing; give both times or neither" : $"'{text}' is not of the form yyyy-MM-ddTHH:mm:ssZ")}.");
}
