using System.Collections;
using System.Globalization;

namespace ActionTrail.Aliyun.Pop;

/// <summary>Business parameters of one RPC call, flattened as the gateways expect. Null values are left out.</summary>
internal sealed class PopArguments : IEnumerable<KeyValuePair<string, string?>>
{
    private readonly List<KeyValuePair<string, string?>> _pairs = [];

    /// <summary>Adds a pair as it is; a null value is left out.</summary>
    public void Add(KeyValuePair<string, string?> pair) => Add(pair.Key, pair.Value);

    /// <summary>Adds a text.</summary>
    public void Add(string name, string? value)
    {
        if (value is not null)
        {
            _pairs.Add(new(name, value));
        }
    }

    /// <summary>Adds a whole number, written in decimal.</summary>
    public void Add(string name, long? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a truth value, written <c>true</c> or <c>false</c>.</summary>
    public void Add(string name, bool? value) => Add(name, value switch { null => null, true => "true", false => "false" });

    /// <summary>Adds a time in UTC, whole seconds.</summary>
    public void Add(string name, DateTimeOffset? value) =>
        Add(name, value?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));

    /// <summary>Adds a list as <c>Name.1</c>, <c>Name.2</c> …</summary>
    public void Add(string name, IEnumerable<string>? values)
    {
        int index = 0;
        foreach (string value in values ?? [])
        {
            Add(Member(name, ++index), value);
        }
    }

    /// <summary>Adds a list of objects as <c>Name.1.Field</c> …, each object its fields in order.</summary>
    public void Add(string name, IEnumerable<IEnumerable<KeyValuePair<string, string?>>>? objects)
    {
        int index = 0;
        foreach (IEnumerable<KeyValuePair<string, string?>> fields in objects ?? [])
        {
            string member = Member(name, ++index);
            foreach ((string field, string? value) in fields)
            {
                Add($"{member}.{field}", value);
            }
        }
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string?>> GetEnumerator() => _pairs.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static string Member(string name, int index) => string.Create(CultureInfo.InvariantCulture, $"{name}.{index}");
}
