using System.Globalization;
using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Parameters of a query, decoded; of a repeated name the first counts.</summary>
internal sealed class OssQuery
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public OssQuery(string rawQuery)
    {
        foreach ((string name, string? value) in WireQuery.Parse(rawQuery))
        {
            _values.TryAdd(name, value ?? "");
        }
    }

    /// <summary>Names in the order of their first appearance.</summary>
    public IEnumerable<string> Names => _values.Keys;

    /// <summary>Value of a parameter; empty when it is absent.</summary>
    public string this[string name] => _values.GetValueOrDefault(name, "");

    /// <summary>Whether the parameter is there, even without a value.</summary>
    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>A whole number.</summary>
    /// <exception cref="CloudError"><c>InvalidArgument</c> when it is none or out of bounds.</exception>
    public long Integer(string name, long minimum, long maximum, long otherwise)
    {
        string text = this[name];
        if (text.Length == 0)
        {
            return otherwise;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value) && value >= minimum && value <= maximum
            ? value
            : throw OssErrors.InvalidArgument(name, text, $"{name} must be a whole number from {minimum} to {maximum}.");
    }
}
