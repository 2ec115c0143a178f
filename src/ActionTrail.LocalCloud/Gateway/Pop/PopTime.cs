using System.Globalization;

namespace ActionTrail.LocalCloud.Gateway.Pop;

/// <summary>Times in answers of RPC-style services.</summary>
internal static class PopTime
{
    /// <summary>Writes a time: UTC, whole seconds.</summary>
    /// <param name="time">The time.</param>
    /// <returns>For example <c>2026-01-01T00:00:00Z</c>.</returns>
    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
