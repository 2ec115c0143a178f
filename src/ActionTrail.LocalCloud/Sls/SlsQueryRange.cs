using System.Globalization;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Sls.Logs;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>The time range of a query: begin inclusive, end exclusive.</summary>
internal static class SlsQueryRange
{
    /// <summary>The year 10000, beyond which no log can be: a later end means this one, so that no arithmetic overflows.</summary>
    private const long EndOfTime = 253_402_300_800;

    /// <summary>The logs of a logstore that a query may see.</summary>
    /// <param name="call">The call.</param>
    /// <param name="logstore">The logstore.</param>
    /// <param name="from">Begin as sent, Unix seconds.</param>
    /// <param name="to">End as sent, Unix seconds.</param>
    /// <exception cref="CloudError">400 InvalidTimeRange.</exception>
    public static LogRange Read(SlsCall call, SlsLogstoreDocument logstore, string from, string to) =>
        long.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out long begin)
        && long.TryParse(to, NumberStyles.None, CultureInfo.InvariantCulture, out long end)
        && begin < Math.Min(end, EndOfTime)
            ? new LogRange(logstore.Id, begin, Math.Min(end, EndOfTime), logstore.ExpiredBefore(call.Now))
            : throw new CloudError(400, "InvalidTimeRange", $"request time range [{from}, {to}) is invalid");
}
