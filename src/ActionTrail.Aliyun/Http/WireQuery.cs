using System.Text;

namespace ActionTrail.Aliyun.Http;

/// <summary>Query strings and form bodies: building, splitting, and the one percent-encoding that every scheme here uses.</summary>
public static class WireQuery
{
    /// <summary>Percent-encodes as the gateways expect: unreserved characters stay, everything else is <c>%XX</c> of its UTF-8 bytes.</summary>
    /// <param name="text">Text to encode.</param>
    /// <returns>The encoded text; a space is <c>%20</c>, never <c>+</c>.</returns>
    public static string Encode(string text) => Uri.EscapeDataString(text);

    /// <summary>Decodes percent-encoding; a literal plus stays a plus.</summary>
    /// <param name="text">Encoded text.</param>
    /// <returns>The decoded text; broken sequences stay as they are.</returns>
    public static string Decode(string text) => Uri.UnescapeDataString(text);

    /// <summary>Joins pairs as <c>name=value&amp;…</c>, both encoded, in the given order.</summary>
    /// <param name="pairs">Names and values; a null value writes the name alone.</param>
    /// <returns>The query without a question mark.</returns>
    public static string Build(IEnumerable<KeyValuePair<string, string?>> pairs)
    {
        var query = new StringBuilder();
        foreach ((string name, string? value) in pairs)
        {
            if (query.Length > 0)
            {
                query.Append('&');
            }

            query.Append(Encode(name));
            if (value is not null)
            {
                query.Append('=').Append(Encode(value));
            }
        }

        return query.ToString();
    }

    /// <summary>Splits a raw query into decoded pairs, in order; a name without <c>=</c> has a null value.</summary>
    /// <param name="rawQuery">Query as sent, without a question mark.</param>
    /// <param name="plusIsSpace">True for form bodies, where a literal plus means a space.</param>
    /// <returns>The pairs.</returns>
    public static IReadOnlyList<KeyValuePair<string, string?>> Parse(string rawQuery, bool plusIsSpace = false)
    {
        if (rawQuery.Length == 0)
        {
            return [];
        }

        var pairs = new List<KeyValuePair<string, string?>>();
        foreach (string part in (plusIsSpace ? rawQuery.Replace('+', ' ') : rawQuery).Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            pairs.Add(equals < 0
                ? new(Decode(part), null)
                : new(Decode(part[..equals]), Decode(part[(equals + 1)..])));
        }

        return pairs;
    }
}
