using System.Collections;

namespace ActionTrail.Aliyun.Http;

/// <summary>HTTP headers of one message: names compare without case, one value per name (repeated headers are joined by a comma).</summary>
/// <remarks>A message has a dozen headers or fewer, so looking through all of them is faster than hashing a name.</remarks>
public sealed class WireHeaders : IEnumerable<KeyValuePair<string, string>>
{
    private const int Usual = 8;

    private readonly List<KeyValuePair<string, string>> _values = new(Usual);

    /// <summary>No headers yet.</summary>
    public WireHeaders()
    {
    }

    /// <summary>A copy.</summary>
    /// <param name="headers">What is copied.</param>
    internal WireHeaders(WireHeaders headers) => _values.AddRange(headers._values);

    /// <summary>Value of a header; empty when it is absent.</summary>
    /// <param name="name">Header name.</param>
    public string this[string name]
    {
        get => Find(name) is >= 0 and int place ? _values[place].Value : "";
        set
        {
            if (Find(name) is >= 0 and int place)
            {
                _values[place] = new(_values[place].Key, value);
            }
            else
            {
                _values.Add(new(name, value));
            }
        }
    }

    /// <summary>How many headers there are.</summary>
    public int Count => _values.Count;

    /// <summary>Whether the header is present, even if empty.</summary>
    /// <param name="name">Header name.</param>
    /// <returns>True when it is there.</returns>
    public bool Contains(string name) => Find(name) >= 0;

    /// <summary>Takes a header away.</summary>
    /// <param name="name">Header name.</param>
    public void Remove(string name)
    {
        if (Find(name) is >= 0 and int place)
        {
            _values.RemoveAt(place);
        }
    }

    /// <summary>Adds a value; a header that is already there gets it behind a comma.</summary>
    /// <param name="name">Header name.</param>
    /// <param name="value">Value to add.</param>
    public void Add(string name, string value) => this[name] = Find(name) is >= 0 and int place ? $"{_values[place].Value},{value}" : value;

    /// <summary>Walks through the headers.</summary>
    /// <returns>Names and values.</returns>
    public List<KeyValuePair<string, string>>.Enumerator GetEnumerator() => _values.GetEnumerator();

    IEnumerator<KeyValuePair<string, string>> IEnumerable<KeyValuePair<string, string>>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Place of a header; negative when it is absent.</summary>
    private int Find(string name)
    {
        for (int place = 0; place < _values.Count; place++)
        {
            if (string.Equals(_values[place].Key, name, StringComparison.OrdinalIgnoreCase))
            {
                return place;
            }
        }

        return -1;
    }
}
