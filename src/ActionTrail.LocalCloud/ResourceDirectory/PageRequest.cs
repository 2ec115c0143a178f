using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>A numbered page of a list, as the directory API asks for it.</summary>
/// <param name="Number">Page, from 1.</param>
/// <param name="Size">Items per page, 1 to 100.</param>
internal readonly record struct PageRequest(int Number, int Size)
{
    /// <summary>Reads <c>PageNumber</c> (default 1) and <c>PageSize</c> (default 10).</summary>
    public static PageRequest Read(PopParameters parameters) =>
        new((int)parameters.Integer("PageNumber", 1, int.MaxValue, 1), (int)parameters.Integer("PageSize", 1, 100, 10));

    /// <summary>The answer that holds this page of a list: <c>{list: {item: […]}, PageNumber, PageSize, TotalCount}</c>.</summary>
    /// <typeparam name="T">Item.</typeparam>
    /// <param name="list">Name of the list, for example <c>Accounts</c>.</param>
    /// <param name="item">Name of one item, for example <c>Account</c>.</param>
    /// <param name="all">All items in order.</param>
    /// <param name="render">Writes one item.</param>
    /// <returns>The answer.</returns>
    public JsonObject Answer<T>(string list, string item, IReadOnlyCollection<T> all, Func<T, JsonNode> render)
    {
        long skipped = (long)(Number - 1) * Size;
        IEnumerable<T> page = skipped >= all.Count ? [] : all.Skip((int)skipped).Take(Size);
        return new JsonObject
        {
            [list] = new JsonObject { [item] = new JsonArray([.. page.Select(render)]) },
            ["PageNumber"] = Number,
            ["PageSize"] = Size,
            ["TotalCount"] = all.Count,
        };
    }
}
