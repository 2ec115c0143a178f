using System.Text;
using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>RAM's paging: <c>Marker</c> and <c>MaxItems</c> (1 to 1,000, default 100) in, <c>IsTruncated</c> and <c>Marker</c> out.</summary>
internal static class RamPage
{
    /// <summary>One page of a list that is ordered by its keys.</summary>
    /// <typeparam name="T">Item.</typeparam>
    /// <param name="call">The call with its paging parameters.</param>
    /// <param name="items">All items.</param>
    /// <param name="keyOf">Unique key of an item; the list is ordered by it, so that a page stays right while items come and go.</param>
    /// <param name="names">Names of the outer list object and of the list in it, for example <c>Roles</c> and <c>Role</c>.</param>
    /// <param name="show">Item in the answer.</param>
    /// <returns>The answer.</returns>
    public static JsonObject Of<T>(PopCall call, IEnumerable<T> items, Func<T, string> keyOf, (string Outer, string Inner) names, Func<T, JsonObject> show)
    {
        int most = (int)call.Parameters.Integer("MaxItems", 1, 1000, 100);
        string? after = call.Parameters.Optional("Marker") is { } marker ? Read(marker) : null;
        List<T> rest = [.. items.OrderBy(keyOf, StringComparer.Ordinal).Where(item => after is null || string.CompareOrdinal(keyOf(item), after) > 0).Take(most + 1)];
        bool isTruncated = rest.Count > most;
        T[] page = [.. rest.Take(most)];
        var answer = new JsonObject
        {
            ["IsTruncated"] = isTruncated,
            [names.Outer] = new JsonObject { [names.Inner] = new JsonArray([.. page.Select(show)]) },
        };
        if (isTruncated)
        {
            answer["Marker"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(keyOf(page[^1])));
        }

        return answer;
    }

    private static string Read(string marker)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(marker));
        }
        catch (FormatException)
        {
            throw RamErrors.Invalid("Marker", "The parameter - \"Marker\" is not one that this service gave.");
        }
    }
}
