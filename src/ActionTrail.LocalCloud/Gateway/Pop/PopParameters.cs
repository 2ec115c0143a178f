using System.Globalization;

namespace ActionTrail.LocalCloud.Gateway.Pop;

/// <summary>Business parameters of an RPC-style call. Names compare ordinally; a blank value counts as absent unless said otherwise.</summary>
/// <param name="values">Names and values of query and form together, common parameters taken out.</param>
internal sealed class PopParameters(IReadOnlyDictionary<string, string> values)
{
    /// <summary>All names and values.</summary>
    public IReadOnlyDictionary<string, string> All => values;

    /// <summary>Whether the parameter was sent, even blank.</summary>
    public bool Has(string name) => values.ContainsKey(name);

    /// <summary>A parameter that must be there.</summary>
    /// <exception cref="CloudError">400 <c>Missing{name}</c>.</exception>
    public string Required(string name) =>
        Optional(name) ?? throw new CloudError(400, "Missing" + name, $"{name} is mandatory for this action.");

    /// <summary>A parameter that may be absent or blank.</summary>
    /// <returns>The trimmed value, or null.</returns>
    public string? Optional(string name) =>
        values.TryGetValue(name, out string? value) && value.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>A parameter with a default.</summary>
    public string Optional(string name, string otherwise) => Optional(name) ?? otherwise;

    /// <summary>A truth value: <c>true</c> or <c>false</c> without regard to case.</summary>
    /// <exception cref="CloudError">400 <c>InvalidParameter.{name}</c>.</exception>
    public bool Boolean(string name, bool otherwise) => Optional(name) switch
    {
        null => otherwise,
        { } text when bool.TryParse(text, out bool value) => value,
        { } text => throw new CloudError(400, "InvalidParameter." + name, $"{name} '{text}' is not true or false."),
    };

    /// <summary>A whole number within bounds.</summary>
    /// <exception cref="CloudError">400 <c>InvalidParameter.{name}</c>.</exception>
    public long Integer(string name, long minimum, long maximum, long otherwise) => Optional(name) switch
    {
        null => otherwise,
        { } text when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) && value >= minimum && value <= maximum => value,
        { } text => throw new CloudError(400, "InvalidParameter." + name, $"{name} '{text}' is not a whole number from {minimum} to {maximum}."),
    };

    /// <summary>A flattened list of values: <c>Name.1</c>, <c>Name.2</c> … in order; stops at the first gap.</summary>
    public IReadOnlyList<string> List(string name)
    {
        var items = new List<string>();
        while (values.TryGetValue(string.Create(CultureInfo.InvariantCulture, $"{name}.{items.Count + 1}"), out string? item))
        {
            items.Add(item);
        }

        return items;
    }

    /// <summary>A flattened list of objects: <c>Name.1.Key</c>, <c>Name.1.Value</c>, <c>Name.2.Key</c> … in order; stops at the first gap.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Objects(string name)
    {
        var items = new List<IReadOnlyDictionary<string, string>>();
        while (true)
        {
            string prefix = string.Create(CultureInfo.InvariantCulture, $"{name}.{items.Count + 1}.");
            var item = values.Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal))
                .ToDictionary(pair => pair.Key[prefix.Length..], pair => pair.Value, StringComparer.Ordinal);
            if (item.Count == 0)
            {
                return items;
            }

            items.Add(item);
        }
    }
}
