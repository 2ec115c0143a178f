using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Pop;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Events;

namespace ActionTrail.Aliyun.Trails;

/// <summary>ActionTrail 2020-07-06: insights, the events about unusual activity.</summary>
/// <param name="connection">Identity, region and transport.</param>
public sealed class InsightsClient(CloudConnection connection)
{
    private readonly PopClient _client = TrailService.Client(connection);

    /// <summary>Switches one kind of insights on.</summary>
    /// <param name="insightType">Kind, for example <c>IpInsight</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task.</returns>
    /// <exception cref="ApiException"><c>InsightTypeNotAvailable</c> and others.</exception>
    public Task EnableAsync(string insightType, CancellationToken cancellationToken) =>
        _client.CallAsync("EnableInsight", new PopArguments { { "InsightType", insightType } }, cancellationToken);

    /// <summary>Switches one kind of insights off.</summary>
    /// <param name="insightType">Kind.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task.</returns>
    /// <exception cref="ApiException"><c>InsightTypeNotAvailable</c> and others.</exception>
    public Task DisableAsync(string insightType, CancellationToken cancellationToken) =>
        _client.CallAsync("DisableInsight", new PopArguments { { "InsightType", insightType } }, cancellationToken);

    /// <summary>The kinds of insights and whether each is on.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Kind to whether it is on.</returns>
    public async Task<IReadOnlyDictionary<string, bool>> GetTypesAsync(CancellationToken cancellationToken)
    {
        PopAnswer answer = await _client.CallAsync("GetInsightTypes", [], cancellationToken).ConfigureAwait(false);
        return answer.Child("InsightTypes").Json.EnumerateObject()
            .ToDictionary(static type => type.Name, static type => type.Value.ValueEquals("Enable"), StringComparer.Ordinal);
    }

    /// <summary>Sets which kinds of insights a trail delivers.</summary>
    /// <param name="trailName">Name of the trail; it must cover all regions and all operations.</param>
    /// <param name="insightTypes">Kinds; empty for none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task.</returns>
    /// <exception cref="ApiException"><c>TrailNotFoundException</c>, <c>InsightTypeNotAvailable</c> and others.</exception>
    public Task PutSelectorsAsync(string trailName, IReadOnlyList<string> insightTypes, CancellationToken cancellationToken)
    {
        string selectors = JsonSerializer.Serialize(insightTypes.Select(static type => new { insightType = type }));
        return _client.CallAsync("PutInsightSelectors", new PopArguments { { "TrailName", trailName }, { "InsightSelectors", selectors } }, cancellationToken);
    }

    /// <summary>Which kinds of insights a trail delivers.</summary>
    /// <param name="trailName">Name of the trail.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Kinds.</returns>
    /// <exception cref="ApiException"><c>InsightSelectorDoesNotExistException</c> when nothing was set, and others.</exception>
    public async Task<IReadOnlyList<string>> GetSelectorsAsync(string trailName, CancellationToken cancellationToken)
    {
        PopAnswer answer = await _client.CallAsync("GetInsightSelectors", new PopArguments { { "TrailName", trailName } }, cancellationToken).ConfigureAwait(false);
        return [.. answer.Texts("InsightSelectors").Select(TypeOf)];
    }

    /// <summary>Which kinds of insights a trail delivers, when it may be that nothing was set.</summary>
    /// <param name="trailName">Name of the trail.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Kinds; empty when nothing was set.</returns>
    /// <exception cref="ApiException"><c>TrailNotFoundException</c> and others.</exception>
    public async Task<IReadOnlyList<string>> FindSelectorsAsync(string trailName, CancellationToken cancellationToken)
    {
        try
        {
            return await GetSelectorsAsync(trailName, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException absent) when (absent.Code == "InsightSelectorDoesNotExistException")
        {
            return [];
        }
    }

    /// <summary>Looks up insight events of the caller's account; pages are called for as they are consumed.</summary>
    /// <param name="query">Which.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    /// <returns>The events, newest first.</returns>
    /// <exception cref="ApiException"><c>InvalidQueryParameter</c> and others.</exception>
    public async IAsyncEnumerable<AuditEvent> LookupAsync(InsightQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        DateTimeOffset end = query.EndTime ?? connection.Time.GetUtcNow();
        string? token = null;
        do
        {
            var arguments = new PopArguments
            {
                { "StartTime", query.StartTime ?? end.AddDays(-7) },
                { "EndTime", (DateTimeOffset?)end },
                { "MaxResults", (long?)50 },
                { "NextToken", token },
                {
                    "LookupAttribute",
                    query.Conditions.Select(static condition => (IEnumerable<KeyValuePair<string, string?>>)[new("Key", condition.Key), new("Value", condition.Value)])
                },
            };
            PopAnswer answer = await _client.CallAsync("LookupInsightEvents", arguments, cancellationToken).ConfigureAwait(false);
            foreach (PopAnswer item in answer.List("Events"))
            {
                yield return AuditEvent.Parse(JsonMarshal.GetRawUtf8Value(item.Json).ToArray());
            }

            token = answer.TextOrNull("NextToken");
        }
        while (!string.IsNullOrEmpty(token));
    }

    /// <summary>How many insight events there were in a stretch of time.</summary>
    /// <param name="start">Earliest time, inclusive.</param>
    /// <param name="end">Latest time, inclusive.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Counts by kind and region.</returns>
    public async Task<IReadOnlyList<InsightCount>> CountAsync(DateTimeOffset start, DateTimeOffset end, CancellationToken cancellationToken)
    {
        var arguments = new PopArguments { { "StartTime", (DateTimeOffset?)start }, { "EndTime", (DateTimeOffset?)end } };
        PopAnswer answer = await _client.CallAsync("GetInsightsEventsCount", arguments, cancellationToken).ConfigureAwait(false);
        return [.. answer.List("Data").Select(static item => new InsightCount(item.Text("InsightType"), item.TextOrNull("RegionId") ?? "", item.Integer("Count", 0)))];
    }

    private static string TypeOf(string selector)
    {
        using var json = JsonDocument.Parse(selector);
        return json.RootElement.GetProperty("insightType").GetString() ?? "";
    }
}
