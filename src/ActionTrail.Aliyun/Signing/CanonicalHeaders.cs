using ActionTrail.Aliyun.Http;

namespace ActionTrail.Aliyun.Signing;

/// <summary>Headers as the schemes sign them: lower-case names in ordinal order, trimmed values.</summary>
internal sealed class CanonicalHeaders : ISpanFormattable
{
    private readonly List<KeyValuePair<string, string>> _values;

    private CanonicalHeaders(int most) => _values = new(most);

    /// <summary>Names joined by a semicolon.</summary>
    public string Names => string.Join(';', _values.Select(static header => header.Key));

    /// <summary>Picks the headers of a request whose lower-case name is signed; Host counts as one when there is a host.</summary>
    public static CanonicalHeaders Of(WireRequest request, Func<string, bool> isSigned)
    {
        var picked = new CanonicalHeaders(request.Headers.Count + 1);
        foreach ((string name, string value) in request.Headers)
        {
            picked.Add(name, value, isSigned);
        }

        if (request.Host.Length > 0)
        {
            picked.Add("host", request.Host, isSigned);
        }

        return picked;
    }

    /// <summary>Adds a value that is signed like a header, for example a query parameter.</summary>
    public void Add(string name, string value, Func<string, bool> isSigned)
    {
        string lower = name.ToLowerInvariant();
        if (!isSigned(lower))
        {
            return;
        }

        int place = 0;
        while (place < _values.Count && string.CompareOrdinal(_values[place].Key, lower) < 0)
        {
            place++;
        }

        if (place < _values.Count && _values[place].Key == lower)
        {
            _values.RemoveAt(place);
        }

        _values.Insert(place, new(lower, value.Trim()));
    }

    /// <summary>One <c>name:value</c> line per header, each ended by LF.</summary>
    public override string ToString() => $"{this}";

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        charsWritten = 0;
        foreach ((string name, string value) in _values)
        {
            if (!destination[charsWritten..].TryWrite($"{name}:{value}\n", out int written))
            {
                return false;
            }

            charsWritten += written;
        }

        return true;
    }
}
