using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Pop;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Events;
using ActionTrail.Core.Trails;

namespace ActionTrail.Aliyun.Trails;

/// <summary>ActionTrail 2020-07-06 in one region: trails, their status, and look-up of management events.</summary>
/// <param name="connection">Identity, region and transport.</param>
public sealed class TrailsClient(CloudConnection connection)
{
    private readonly PopClient _client = TrailService.Client(connection);

    /// <summary>Creates a trail; the connection's region becomes its home. It logs nothing until <see cref="StartLoggingAsync"/>.</summary>
    /// <param name="definition">What it should be.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The trail.</returns>
    /// <exception cref="InvalidNameException">A name or ARN breaks its rule; nothing was called.</exception>
    /// <exception cref="ConfigurationException">There is no destination; nothing was called.</exception>
    /// <exception cref="ApiException"><c>TrailAlreadyExistsException</c>, <c>InsufficientBucketPolicyException</c> and others.</exception>
    public async Task<Trail> CreateTrailAsync(TrailDefinition definition, CancellationToken cancellationToken)
    {
        _ = TrailName.Parse(definition.Name);
        definition.Demand();
        PopArguments arguments = Arguments(definition, blank: null);
        if (definition.IsOrganizationTrail)
        {
            arguments.Add("IsOrganizationTrail", true);
        }

        await _client.CallAsync("CreateTrail", arguments, cancellationToken).ConfigureAwait(false);
        return await GetTrailAsync(definition.Name, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Replaces filter and destinations of a trail; name, home region and kind stay.</summary>
    /// <param name="definition">What it should be, whole: start from <see cref="Trail.ToDefinition"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The trail.</returns>
    /// <exception cref="InvalidNameException">A name or ARN breaks its rule; nothing was called.</exception>
    /// <exception cref="ConfigurationException">There is no destination; nothing was called.</exception>
    /// <exception cref="ApiException"><c>TrailNotFoundException</c> and others.</exception>
    public async Task<Trail> UpdateTrailAsync(TrailDefinition definition, CancellationToken cancellationToken)
    {
        definition.Demand();
        await _client.CallAsync("UpdateTrail", Arguments(definition, blank: ""), cancellationToken).ConfigureAwait(false);
        return await GetTrailAsync(definition.Name, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes a trail; what it delivered stays.</summary>
    /// <param name="name">Name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task.</returns>
    /// <exception cref="ApiException"><c>TrailNotFoundException</c> and others.</exception>
    public Task DeleteTrailAsync(string name, CancellationToken cancellationToken) => CallAsync("DeleteTrail", name, cancellationToken);

    /// <summary>Starts logging; a trail that is logging already goes on.</summary>
    /// <param name="name">Name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task.</returns>
    /// <exception cref="ApiException"><c>TrailNotFoundException</c> and others.</exception>
    public Task StartLoggingAsync(string name, CancellationToken cancellationToken) => CallAsync("StartLogging", name, cancellationToken);

    /// <summary>Stops logging.</summary>
    /// <param name="name">Name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task.</returns>
    /// <exception cref="ApiException"><c>TrailNotFoundException</c> and others.</exception>
    public Task StopLoggingAsync(string name, CancellationToken cancellationToken) => CallAsync("StopLogging", name, cancellationToken);

    /// <summary>The trails that the caller sees in the connection's region.</summary>
    /// <param name="query">Which.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The trails.</returns>
    public async Task<IReadOnlyList<Trail>> DescribeTrailsAsync(TrailQuery query, CancellationToken cancellationToken)
    {
        PopAnswer answer = await _client.CallAsync(
            "DescribeTrails",
            new PopArguments
            {
                { "NameList", query.Names.Count == 0 ? null : string.Join(',', query.Names) },
                { "IncludeShadowTrails", query.IncludeShadowTrails },
                { "IncludeOrganizationTrail", query.IncludeOrganizationTrail },
            },
            cancellationToken).ConfigureAwait(false);
        return [.. answer.List("TrailList").Select(Trail.Read)];
    }

    /// <summary>One trail that the caller sees in the connection's region, or null.</summary>
    /// <param name="name">Name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The trail.</returns>
    public async Task<Trail?> FindTrailAsync(string name, CancellationToken cancellationToken) =>
        await DescribeTrailsAsync(new TrailQuery { Names = [name] }, cancellationToken).ConfigureAwait(false) is [{ } trail, ..] ? trail : null;

    /// <summary>Whether a trail of the own account is logging and how its delivery stands.</summary>
    /// <param name="name">Name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The status.</returns>
    /// <exception cref="ApiException"><c>TrailNotFoundException</c> and others.</exception>
    public Task<TrailStatus> GetTrailStatusAsync(string name, CancellationToken cancellationToken) =>
        GetTrailStatusAsync(name, isOrganizationTrail: null, cancellationToken);

    /// <summary>Whether a trail is logging and how its delivery stands, also of an organization trail that another account owns.</summary>
    /// <param name="trail">The trail.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The status.</returns>
    /// <exception cref="ApiException"><c>TrailNotFoundException</c> and others.</exception>
    public Task<TrailStatus> GetTrailStatusAsync(Trail trail, CancellationToken cancellationToken) =>
        GetTrailStatusAsync(trail.Name, trail.IsOrganizationTrail ? true : null, cancellationToken);

    /// <summary>Looks up one page of management events of the caller's account.</summary>
    /// <param name="query">Which.</param>
    /// <param name="nextToken">Token of the page before; null for the first page.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The page.</returns>
    /// <exception cref="ApiException"><c>InvalidQueryParameter</c>, <c>InvalidParameterCombination</c> and others.</exception>
    public async Task<EventPage> LookupEventsPageAsync(EventQuery query, string? nextToken, CancellationToken cancellationToken)
    {
        // The service wants both times or neither.
        DateTimeOffset? end = query.EndTime ?? (query.StartTime is null ? null : connection.Time.GetUtcNow());
        var arguments = new PopArguments
        {
            { "StartTime", query.StartTime ?? (end - TimeSpan.FromDays(7)) },
            { "EndTime", end },
            { "MaxResults", (long?)query.PageSize },
            { "Direction", query.Order == EventOrder.OldestFirst ? "FORWARD" : "BACKWARD" },
            { "NextToken", nextToken },
            {
                "LookupAttribute",
                query.Conditions.Select(static condition => (IEnumerable<KeyValuePair<string, string?>>)
                    [new("Key", condition.Attribute.ToString()), new("Value", condition.Value)])
            },
        };
        PopAnswer answer = await _client.CallAsync("LookupEvents", arguments, cancellationToken).ConfigureAwait(false);
        return new EventPage(
            [.. answer.List("Events").Select(static item => AuditEvent.Parse(JsonMarshal.GetRawUtf8Value(item.Json).ToArray()))],
            answer.TextOrNull("NextToken") is { Length: > 0 } token ? token : null,
            answer.TimeOrNull("StartTime"),
            answer.TimeOrNull("EndTime"));
    }

    /// <summary>Looks up management events of the caller's account; pages are called for as they are consumed.</summary>
    /// <param name="query">Which.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    /// <returns>The events in the order asked for.</returns>
    /// <exception cref="ApiException"><c>InvalidQueryParameter</c>, <c>InvalidParameterCombination</c> and others.</exception>
    public async IAsyncEnumerable<AuditEvent> LookupEventsAsync(EventQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A window that moves with the clock would make each page search another range.
        EventQuery pinned = query with { EndTime = query.EndTime ?? connection.Time.GetUtcNow() };
        string? token = null;
        do
        {
            EventPage page = await LookupEventsPageAsync(pinned, token, cancellationToken).ConfigureAwait(false);
            foreach (AuditEvent found in page.Events)
            {
                yield return found;
            }

            token = page.NextToken;
        }
        while (token is not null);
    }

    /// <summary>The regions in which ActionTrail runs.</summary>
    /// <param name="language"><c>en-US</c> or <c>zh-CN</c>, for the names.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The regions.</returns>
    public async Task<IReadOnlyList<TrailServiceRegion>> DescribeRegionsAsync(string language, CancellationToken cancellationToken)
    {
        PopAnswer answer = await _client.CallAsync("DescribeRegions", new PopArguments { { "AcceptLanguage", language } }, cancellationToken).ConfigureAwait(false);
        return
        [
            .. answer.List("Regions", "Region").Select(static region =>
                new TrailServiceRegion(region.Text("RegionId"), region.TextOrNull("RegionEndpoint") ?? "", region.TextOrNull("LocalName") ?? "")),
        ];
    }

    private async Task<Trail> GetTrailAsync(string name, CancellationToken cancellationToken) =>
        await FindTrailAsync(name, cancellationToken).ConfigureAwait(false)
        ?? throw new TransportException($"Actiontrail accepted trail '{name}' but does not show it.");

    private async Task<TrailStatus> GetTrailStatusAsync(string name, bool? isOrganizationTrail, CancellationToken cancellationToken)
    {
        PopAnswer answer = await _client.CallAsync(
            "GetTrailStatus", new PopArguments { { "Name", name }, { "IsOrganizationTrail", isOrganizationTrail } }, cancellationToken).ConfigureAwait(false);
        return TrailStatus.Read(name, answer);
    }

    private Task CallAsync(string operation, string name, CancellationToken cancellationToken) =>
        _client.CallAsync(operation, new PopArguments { { "Name", name } }, cancellationToken);

    /// <summary>The parameters of a definition. A create leaves out what is not set; an update sends it blank, which clears it.</summary>
    private static PopArguments Arguments(TrailDefinition definition, string? blank)
    {
        return new PopArguments
        {
            { "Name", definition.Name },
            { "EventRW", definition.EventRw.ToString() },
            { "TrailRegion", definition.TrailRegion.ToString() },
            { "OssBucketName", Text(definition.OssBucketName) },
            { "OssKeyPrefix", Text(definition.OssKeyPrefix) },
            { "OssWriteRoleArn", Text(definition.OssWriteRoleArn) },
            { "SlsProjectArn", Text(definition.SlsProjectArn) },
            { "SlsWriteRoleArn", Text(definition.SlsWriteRoleArn) },
            { "MaxComputeProjectArn", Text(definition.MaxComputeProjectArn) },
            { "MaxComputeWriteRoleArn", Text(definition.MaxComputeWriteRoleArn) },
        };

        string? Text(string value) => value.Length > 0 ? value : blank;
    }
}
