using System.IO.Enumeration;
using System.Runtime.CompilerServices;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Events;

namespace ActionTrail.Engine.Insights;

/// <summary>
/// Looks up insight events. The service takes two whole values at most; lists, wildcards and whatever is more are checked here.
/// </summary>
/// <param name="connection">Account to look into.</param>
/// <param name="wanted">
/// Attributes (<see cref="InsightFacts.Attributes"/>) with the values of which one must hold; all attributes must hold. Values compare whole
/// and case counts; in them <c>*</c> stands for any characters and <c>?</c> for one. An attribute without values asks nothing.
/// </param>
public sealed class InsightLookup(CloudConnection connection, IReadOnlyDictionary<string, string[]> wanted)
{
    private const int MostConditions = 2;
    private readonly (string Attribute, string[] Values)[] _wanted = [.. wanted.Where(static pair => pair.Value.Length > 0).Select(static pair => (pair.Key, pair.Value))];

    /// <summary>What the service is asked: one whole value each of some attributes.</summary>
    public IReadOnlyDictionary<string, string> Asked => _wanted
        .Where(static condition => condition.Values is [{ Length: > 0 } only] && only.AsSpan().IndexOfAny('*', '?') < 0)
        .Take(MostConditions)
        .ToDictionary(static condition => condition.Attribute, static condition => condition.Values[0], StringComparer.Ordinal);

    /// <summary>Looks them up; pages are called for as they are consumed.</summary>
    /// <param name="since">Earliest time, inclusive.</param>
    /// <param name="until">Latest time, inclusive; null for now.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    /// <returns>The events, newest first.</returns>
    public async IAsyncEnumerable<AuditEvent> FindAsync(DateTimeOffset since, DateTimeOffset? until, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = new InsightQuery { StartTime = since, EndTime = until, Conditions = Asked };
        await foreach (AuditEvent found in new InsightsClient(connection).LookupAsync(query, cancellationToken).ConfigureAwait(false))
        {
            if (Holds(new InsightFacts(found)))
            {
                yield return found;
            }
        }
    }

    private bool Holds(InsightFacts facts) => Array.TrueForAll(
        _wanted, condition => facts.Values(condition.Attribute).Any(value => Array.Exists(condition.Values, pattern => FileSystemName.MatchesSimpleExpression(pattern, value, ignoreCase: false))));
}
