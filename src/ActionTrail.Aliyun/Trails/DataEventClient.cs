using System.Runtime.CompilerServices;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Pop;
using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.Trails;

/// <summary>ActionTrail 2020-07-06: the data events (of objects, logs, rows) that trails deliver.</summary>
/// <param name="connection">Identity, region and transport.</param>
public sealed class DataEventClient(CloudConnection connection)
{
    private readonly PopClient _client = TrailService.Client(connection);

    /// <summary>Sets which data events a trail delivers, in place of what was set before.</summary>
    /// <param name="selection">Which.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task.</returns>
    /// <exception cref="ApiException"><c>TrailNotFoundException</c>, <c>InvalidQueryParameter</c> and others.</exception>
    public Task PutAsync(DataEventSelection selection, CancellationToken cancellationToken) => _client.CallAsync(
        "PutDataEventSelector",
        new PopArguments
        {
            { "TrailName", selection.TrailName },
            { "EventSelectors", selection.EventSelectors },
            { "IsTrailAllRegion", (bool?)selection.IsTrailAllRegion },
            { "TrailRegionIds", selection.RegionIds.Count == 0 ? null : string.Join(',', selection.RegionIds) },
        },
        cancellationToken);

    /// <summary>Which data events a trail delivers.</summary>
    /// <param name="trailName">Name of the trail.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The selection; its selectors are empty when nothing was set.</returns>
    /// <exception cref="ApiException"><c>TrailNotFoundException</c> and others.</exception>
    public async Task<DataEventSelection> GetAsync(string trailName, CancellationToken cancellationToken)
    {
        PopAnswer answer = await _client.CallAsync("GetDataEventSelector", new PopArguments { { "TrailName", trailName } }, cancellationToken).ConfigureAwait(false);
        return DataEventSelection.Read(trailName, "DataEventSelectors", answer);
    }

    /// <summary>Takes the selection off a trail.</summary>
    /// <param name="trailName">Name of the trail.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task.</returns>
    /// <exception cref="ApiException"><c>TrailNotFoundException</c> and others.</exception>
    public Task DeleteAsync(string trailName, CancellationToken cancellationToken) =>
        _client.CallAsync("DeleteDataEventSelector", new PopArguments { { "TrailName", trailName } }, cancellationToken);

    /// <summary>The selections of all trails at home in the connection's region.</summary>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The selections, page by page.</returns>
    public async IAsyncEnumerable<DataEventSelection> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (PopAnswer item in PagesAsync("ListDataEventSelectors", "DataEventSelectorInfos", cancellationToken).ConfigureAwait(false))
        {
            yield return DataEventSelection.Read(item.Text("TrailName"), "EventSelectors", item);
        }
    }

    /// <summary>The services that have data events.</summary>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The services, page by page.</returns>
    public async IAsyncEnumerable<DataEventService> ListServicesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (PopAnswer item in PagesAsync("ListDataEventServices", "ServiceInfos", cancellationToken).ConfigureAwait(false))
        {
            yield return new DataEventService(item.Text("ServiceName"), item.Texts("EventNames"));
        }
    }

    private async IAsyncEnumerable<PopAnswer> PagesAsync(string operation, string list, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? token = null;
        do
        {
            var arguments = new PopArguments { { "MaxResults", (long?)100 }, { "NextToken", token } };
            PopAnswer data = (await _client.CallAsync(operation, arguments, cancellationToken).ConfigureAwait(false)).Child("Data");
            foreach (PopAnswer item in data.List(list))
            {
                yield return item;
            }

            token = data.TextOrNull("NextToken");
        }
        while (!string.IsNullOrEmpty(token));
    }
}
