namespace ActionTrail.LocalCloud.Sls;

/// <summary>One way to call an operation.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Template">Path with variables, for example <c>/logstores/{logstore}/index</c>.</param>
/// <param name="Requirement">Query pair that tells it from others on the same path, for example <c>type=log</c>; null for none.</param>
internal sealed record SlsRoute(string Method, string Template, string? Requirement = null)
{
    private readonly string[] _segments = Template.Trim('/').Split('/');

    /// <summary>How particular the route is: a more particular one wins.</summary>
    public int Precision => (_segments.Count(static segment => !segment.StartsWith('{')) * 2) + (Requirement is null ? 0 : 1);

    /// <summary>Whether a request takes this route.</summary>
    /// <param name="method">HTTP method.</param>
    /// <param name="segments">Decoded parts of the path.</param>
    /// <param name="query">Decoded query.</param>
    /// <returns>Values of the variables, or null when it does not.</returns>
    public IReadOnlyDictionary<string, string>? Match(string method, string[] segments, IReadOnlyDictionary<string, string> query)
    {
        if (method != Method || segments.Length != _segments.Length || !Requires(query))
        {
            return null;
        }

        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < segments.Length; i++)
        {
            if (_segments[i].StartsWith('{'))
            {
                variables[_segments[i][1..^1]] = segments[i];
            }
            else if (segments[i] != _segments[i])
            {
                return null;
            }
        }

        return variables;
    }

    private bool Requires(IReadOnlyDictionary<string, string> query)
    {
        if (Requirement is null)
        {
            return true;
        }

        int equals = Requirement.IndexOf('=', StringComparison.Ordinal);
        return query.GetValueOrDefault(Requirement[..equals], "") == Requirement[(equals + 1)..];
    }
}
