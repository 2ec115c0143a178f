using System.Globalization;
using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.MaxCompute.Control;

/// <summary>Pages of lists: <c>marker</c>, <c>maxItem</c> and <c>prefix</c> in, <c>marker</c> out.</summary>
internal static class ControlPage
{
    private const int Usual = 10;
    private const int Most = 100;

    /// <summary>Makes a page.</summary>
    /// <param name="call">The call.</param>
    /// <param name="list">Name of the list in the answer.</param>
    /// <param name="items">Items with their names, in order of name.</param>
    /// <param name="write">Writes an item.</param>
    /// <exception cref="CloudError">The page size is none.</exception>
    public static JsonObject Of<T>(ControlCall call, string list, IEnumerable<(string Name, T Item)> items, Func<T, JsonNode> write)
    {
        string size = call.Query.GetValueOrDefault("maxItem", "");
        int most = size.Length == 0 ? Usual
            : int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out int asked) && asked > 0 ? Math.Min(asked, Most)
            : throw new CloudError(400, "InvalidParameter", $"maxItem '{size}' is not a whole number from 1 to {Most}.");
        string marker = call.Query.GetValueOrDefault("marker", "");
        string prefix = call.Query.GetValueOrDefault("prefix", "");
        (string Name, T Item)[] rest =
        [
            .. items.Where(item => item.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                .SkipWhile(item => string.CompareOrdinal(item.Name, marker) < 0).Take(most + 1),
        ];
        string next = rest.Length > most ? rest[most].Name : "";
        return new JsonObject
        {
            [list] = new JsonArray([.. rest.Take(most).Select(item => write(item.Item))]),
            ["marker"] = next,
            ["NextToken"] = next,
            ["maxItem"] = most,
        };
    }
}
