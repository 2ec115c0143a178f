using System.Globalization;

namespace ActionTrail.Aliyun.Signing;

/// <summary>The three date formats of the schemes; always UTC, whole seconds.</summary>
internal static class SignatureDate
{
    private const string IsoFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private const string BasicFormat = "yyyyMMdd'T'HHmmss'Z'";

    public static string Iso(DateTimeOffset time) => Text(time, IsoFormat);

    public static string Basic(DateTimeOffset time) => Text(time, BasicFormat);

    public static string Day(DateTimeOffset time) => Text(time, "yyyyMMdd");

    public static string Http(DateTimeOffset time) => Text(time, "R");

    public static DateTimeOffset ParseIso(string text, string element) => Parse(text, text, IsoFormat, element, "2026-01-01T00:00:00Z");

    public static DateTimeOffset ParseBasic(string text, string element) => Parse(text, text, BasicFormat, element, "20260101T000000Z");

    /// <summary>RFC 1123. The day of the week is not read: it says nothing new and some clients get it wrong.</summary>
    public static DateTimeOffset ParseHttp(string text, string element) =>
        Parse(text, text[(text.IndexOf(',', StringComparison.Ordinal) + 1)..], "d MMM yyyy HH:mm:ss 'GMT'", element, "Thu, 01 Jan 2026 00:00:00 GMT");

    private static string Text(DateTimeOffset time, string format) => time.ToUniversalTime().ToString(format, CultureInfo.InvariantCulture);

    private static DateTimeOffset Parse(string shown, string text, string format, string element, string example)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (shown.Length == 0)
        {
            throw new SignatureFormatException(SignatureFormatProblem.Missing, element, $"{element} is missing; expected a time like {example}.");
        }

        return DateTimeOffset.TryParseExact(text.Trim(), format, CultureInfo.InvariantCulture, Utc, out DateTimeOffset time)
            ? time
            : throw new SignatureFormatException(SignatureFormatProblem.BadDate, element, $"{element} is '{shown}'; expected a time like {example}.");
    }
}
