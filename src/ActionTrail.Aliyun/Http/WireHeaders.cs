using System.Collections;

namespace ActionTrail.Aliyun.Http;

/// <summary>HTTP headers of one message: names compare without case, one value per name (repeated headers are joined by a comma).</summary>
public sealed class WireHeaders : IEnumerable<KeyValuePair<string, string>>
{
    private readonly Dictionary<string, string> _values;

    /// <summary>No headers yet.</summary>
    public WireHeaders() => _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A copy.</summary>
    /// <param name="headers">What is copied.</param>
    internal WireHeaders(WireHeaders headers) => _values = new(headers._values, StringComparer.OrdinalIgnoreCase);

    /// <summary>Value of a header; empty when it is absent.</summary>
    /// <param name="name">Header name.</param>
    public string this[string name]
    {
        get => _values.GetValueOrDefault(name, "");
        set => _values[name] = value;
    }

    /// <summary>How many headers there are.</summary>
    public int Count => _values.Count;

    /// <summary>Whether the header is present, even if empty.</summary>
    /// <param name="name">Header name.</param>
    /// <returns>True when it is there.</returns>
    public bool Contains(string name) => _values.ContainsKey(name);

    /// <summary>Takes a header away.</summary>
    /// <param name="name">Header name.</param>
    public void Remove(string name) => _values.Remove(name);

    /// <summary>Adds a value; a header that is already there gets it behind a comma.</summary>
    /// <param name="name">Header name.</param>
    /// <param name="value">Value to add.</param>
    public void Add(string name, string value) =>
        _values[name] = _values.TryGetValue(name, out string? present) ? $"{present},{value}" : value;

    /// <summary>Walks through the headers.</summary>
    /// <returns>Names and values.</returns>
    public Dictionary<string, string>.Enumerator GetEnumerator() => _values.GetEnumerator();

    IEnumerator<KeyValuePair<string, string>> IEnumerable<KeyValuePair<string, string>>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
