namespace ActionTrail.Aliyun.Signing;

/// <summary>The header families that SLS signs in both versions.</summary>
internal static class SlsHeaders
{
    public static bool AreSigned(string name) =>
        name.StartsWith("x-log-", StringComparison.Ordinal) || name.StartsWith("x-acs-", StringComparison.Ordinal);
}
