using System.Globalization;

namespace ActionTrail.Aliyun.Sls;

/// <summary>Method, path and query of one call.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path; every variable part is made of unreserved characters or encoded.</param>
/// <param name="Query">Query pairs; those with a null value are not sent.</param>
internal sealed record SlsTarget(string Method, string Path, params IReadOnlyList<KeyValuePair<string, string?>> Query)
{
    public static KeyValuePair<string, string?> With(string name, string? value) => new(name, value);

    public static KeyValuePair<string, string?> With(string name, long value) => new(name, value.ToString(CultureInfo.InvariantCulture));
}
