using System.Globalization;

namespace ActionTrail.LocalCloud.MaxCompute.Sql.Functions;

/// <summary>How values look as text, in results and in conversions.</summary>
internal static class MaxComputeText
{
    /// <summary>A floating-point number: shortest form, never without a decimal point.</summary>
    public static string Of(double number)
    {
        string text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny(".EN∞") ? text : text + ".0";
    }

    /// <summary>A day.</summary>
    public static string OfDay(long days) => Calendar.Day(days) is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";

    /// <summary>A moment, as the session's clock shows it.</summary>
    public static string OfMoment(long milliseconds, TimeZoneInfo zone) =>
        Calendar.Local(milliseconds, zone) is { } local ? local.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : "";
}
