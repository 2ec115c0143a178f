using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace ActionTrail.Core.Policies;

/// <summary>What is known about a request beyond action and resource: condition keys and their values. Keys compare without case.</summary>
public sealed class PolicyContext : IEnumerable<KeyValuePair<string, IReadOnlyList<string>>>
{
    private const int UsualKeys = 6;

    private readonly Dictionary<string, IReadOnlyList<string>> _values = new(UsualKeys, StringComparer.OrdinalIgnoreCase);

    /// <summary>Sets the values of a key.</summary>
    /// <param name="key">For example <c>acs:SourceIp</c>.</param>
    public IReadOnlyList<string> this[string key]
    {
        set => _values[key] = value;
    }

    /// <summary>Sets one value of a key.</summary>
    /// <param name="key">For example <c>acs:SourceIp</c>.</param>
    /// <param name="value">The value.</param>
    public void Add(string key, string value) => _values[key] = [value];

    /// <summary>Reads the values of a key.</summary>
    /// <param name="key">The key, in any case.</param>
    /// <param name="values">The values, or null when the request has no such key.</param>
    /// <returns>Whether the key is there.</returns>
    public bool TryGet(string key, [NotNullWhen(true)] out IReadOnlyList<string>? values) => _values.TryGetValue(key, out values);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, IReadOnlyList<string>>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
