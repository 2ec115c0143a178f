using System.Globalization;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>The service's own clock reading: UTC+8, in configuration answers and in SQL.</summary>
internal static class SlsTime
{
    /// <summary>Offset of Asia/Shanghai, which knows no summer time.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary><c>yyyy-MM-dd HH:mm:ss</c>.</summary>
    public static string Text(DateTimeOffset time) => time.ToOffset(Offset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
