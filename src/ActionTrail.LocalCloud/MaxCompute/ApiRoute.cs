using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.MaxCompute;

/// <summary>Which requests an operation answers: method, path, and query names that have to be there.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Template">Path such as <c>projects/{project}/tables/{table}</c>.</param>
/// <param name="Markers">Query names.</param>
internal sealed record ApiRoute(string Method, string Template, params string[] Markers)
{
    private readonly string[] _parts = Template.Split('/');

    /// <summary>Finds the operation for a request: of those that fit, the one with the most markers.</summary>
    /// <typeparam name="T">Family of operations.</typeparam>
    /// <param name="operations">Operations with their routes.</param>
    /// <param name="method">HTTP method.</param>
    /// <param name="segments">Path, decoded.</param>
    /// <param name="query">Query names.</param>
    /// <returns>The operation and its route; null when none fits.</returns>
    public static (T Operation, ApiRoute Route)? Find<T>(
        IEnumerable<(T Operation, ApiRoute Route)> operations, string method, IReadOnlyList<string> segments, IReadOnlyDictionary<string, string> query) =>
        operations.Where(candidate => candidate.Route.Fits(method, segments, query)).OrderByDescending(static candidate => candidate.Route.Markers.Length)
            .Select(static candidate => ((T, ApiRoute)?)candidate).FirstOrDefault();

    /// <summary>Segments of a path, decoded; a slash at its end makes none.</summary>
    /// <param name="path">Path as sent, perhaps without its start.</param>
    public static IReadOnlyList<string> Segments(string path) =>
        [.. path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(WireQuery.Decode)];

    /// <summary>Names and values of a query; of repeated names the first.</summary>
    /// <param name="rawQuery">Query as sent.</param>
    public static IReadOnlyDictionary<string, string> Query(string rawQuery)
    {
        var query = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, string? value) in WireQuery.Parse(rawQuery))
        {
            query.TryAdd(name, value ?? "");
        }

        return query;
    }

    /// <summary>What stands in the places of a path that the template names.</summary>
    /// <param name="segments">Path that fits.</param>
    public IReadOnlyDictionary<string, string> Values(IReadOnlyList<string> segments) => _parts.Zip(segments)
        .Where(static pair => pair.First is ['{', ..])
        .ToDictionary(static pair => pair.First[1..^1], static pair => pair.Second, StringComparer.Ordinal);

    private bool Fits(string method, IReadOnlyList<string> segments, IReadOnlyDictionary<string, string> query) =>
        method == Method && segments.Count == _parts.Length && Array.TrueForAll(Markers, query.ContainsKey)
        && _parts.Zip(segments).All(static pair => pair.First is ['{', ..] || pair.First == pair.Second);
}
