using System.Text;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.Aliyun.Signing;

/// <summary>How a parameter without a value is written.</summary>
internal enum EmptyValue
{
    /// <summary><c>name=</c>.</summary>
    WithEquals,

    /// <summary><c>name</c>.</summary>
    NameAlone,
}

/// <summary>Query parameters as the schemes sign them. Sorting is stable, so the order of repeated names is signed too.</summary>
internal static class CanonicalQuery
{
    public static string? Find(IEnumerable<KeyValuePair<string, string?>> pairs, string name)
    {
        foreach ((string key, string? value) in pairs)
        {
            if (key == name)
            {
                return value ?? "";
            }
        }

        return null;
    }

    /// <summary>Sorted by decoded name and joined by <c>&amp;</c>.</summary>
    public static string Join(
        IEnumerable<KeyValuePair<string, string?>> pairs, Func<string, string> writeName, Func<string, string> writeValue, EmptyValue empty)
    {
        var text = new StringBuilder();
        foreach ((string name, string? value) in pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (text.Length > 0)
            {
                text.Append('&');
            }

            text.Append(writeName(name));
            if (!string.IsNullOrEmpty(value))
            {
                text.Append('=').Append(writeValue(value));
            }
            else if (empty == EmptyValue.WithEquals)
            {
                text.Append('=');
            }
        }

        return text.ToString();
    }

    /// <summary>Names and values as they are, behind the path and a question mark; the path alone when there is no parameter.</summary>
    public static string Resource(string path, IReadOnlyCollection<KeyValuePair<string, string?>> pairs, EmptyValue empty) =>
        pairs.Count == 0 ? path : $"{path}?{Join(pairs, Raw, Raw, empty)}";

    public static string Raw(string text) => text;

    /// <summary>A name as it is, unless it could pass for several parameters: <c>a=1&amp;b</c> must not sign like a and b.</summary>
    public static string RawName(string name) => name.AsSpan().ContainsAny('&', '=') ? WireQuery.Encode(name) : name;

    /// <summary>Appends encoded parameters to the query of a request.</summary>
    public static void Append(WireRequest request, IEnumerable<KeyValuePair<string, string?>> pairs)
    {
        string added = WireQuery.Build(pairs);
        request.RawQuery = request.RawQuery.Length == 0 ? added : $"{request.RawQuery}&{added}";
    }
}
