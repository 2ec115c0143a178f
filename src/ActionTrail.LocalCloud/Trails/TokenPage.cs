using System.Text;
using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>A page of a list that is walked by token; the token names the last item shown.</summary>
/// <param name="Size">Items per page.</param>
/// <param name="After">Key of the item that the page starts after; null for the first page.</param>
internal sealed record TokenPage(int Size, string? After)
{
    private const string Prefix = "V1:";

    /// <summary>Reads <c>MaxResults</c> (1 to 100, default 20) and <c>NextToken</c>.</summary>
    public static TokenPage Read(PopCall call, string sizeParameter = "MaxResults") =>
        new((int)call.Parameters.Integer(sizeParameter, 1, 100, 20), call.Parameters.Optional("NextToken") is { } token ? KeyOf(token) : null);

    /// <summary>The page as an object <c>{MaxResults, NextToken, list}</c>; the token is empty on the last page.</summary>
    /// <typeparam name="T">Item.</typeparam>
    /// <param name="list">Name of the list.</param>
    /// <param name="all">All items, ascending by key (ordinal).</param>
    /// <param name="key">Key of an item.</param>
    /// <param name="render">Writes one item.</param>
    public JsonObject Answer<T>(string list, IReadOnlyList<T> all, Func<T, string> key, Func<T, JsonNode> render)
    {
        T[] page = [.. all.Where(item => After is null || string.CompareOrdinal(key(item), After) > 0).Take(Size + 1)];
        return new JsonObject
        {
            ["MaxResults"] = Size,
            ["NextToken"] = page.Length > Size ? Token(key(page[Size - 1])) : "",
            [list] = new JsonArray([.. page.Take(Size).Select(render)]),
        };
    }

    /// <summary>The token behind an item.</summary>
    public static string Token(string key) => Convert.ToBase64String(Encoding.UTF8.GetBytes(Prefix + key));

    /// <summary>The key that a token names.</summary>
    /// <exception cref="Gateway.CloudError">400: the text is no token.</exception>
    public static string KeyOf(string token)
    {
        byte[] bytes = new byte[token.Length];
        string text = Convert.TryFromBase64String(token, bytes, out int length) ? Encoding.UTF8.GetString(bytes, 0, length) : "";
        return text.StartsWith(Prefix, StringComparison.Ordinal)
            ? text[Prefix.Length..]
            : throw TrailErrors.InvalidParameter("NextToken is not one that this operation gave.");
    }
}
