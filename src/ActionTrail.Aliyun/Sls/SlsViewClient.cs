using ActionTrail.Aliyun.Http;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.Sls;

/// <summary>
/// Saved searches and dashboards of a project. Every method throws <see cref="ApiException"/> for an error answer and
/// <see cref="TransportException"/> when there was none.
/// </summary>
/// <param name="connection">Who calls, in which region; requests are signed with V4.</param>
public sealed class SlsViewClient(CloudConnection connection)
{
    private readonly SlsRequests _requests = new(connection);

    /// <summary>Creates a saved search.</summary>
    public Task CreateSavedSearchAsync(SlsProjectName project, SlsSavedSearch search, CancellationToken cancellationToken) =>
        _requests.SendJsonAsync("CreateSavedSearch", project, new("POST", "/savedsearches"), search, cancellationToken);

    /// <summary>Replaces a saved search.</summary>
    public Task UpdateSavedSearchAsync(SlsProjectName project, SlsSavedSearch search, CancellationToken cancellationToken) =>
        _requests.SendJsonAsync("UpdateSavedSearch", project, new("PUT", "/savedsearches/" + WireQuery.Encode(search.Name)), search, cancellationToken);

    /// <summary>Reads a saved search.</summary>
    public async Task<SlsSavedSearch> GetSavedSearchAsync(SlsProjectName project, string name, CancellationToken cancellationToken) =>
        SlsJson.Read<SlsSavedSearch>("GetSavedSearch", await _requests.SendAsync(
            "GetSavedSearch", project, new("GET", "/savedsearches/" + WireQuery.Encode(name)), cancellationToken).ConfigureAwait(false));

    /// <summary>Deletes a saved search.</summary>
    public Task DeleteSavedSearchAsync(SlsProjectName project, string name, CancellationToken cancellationToken) =>
        _requests.SendAsync("DeleteSavedSearch", project, new("DELETE", "/savedsearches/" + WireQuery.Encode(name)), cancellationToken);

    /// <summary>Creates a dashboard.</summary>
    public Task CreateDashboardAsync(SlsProjectName project, SlsDashboard dashboard, CancellationToken cancellationToken) =>
        _requests.SendJsonAsync("CreateDashboard", project, new("POST", "/dashboards"), dashboard, cancellationToken);

    /// <summary>Replaces a dashboard.</summary>
    public Task UpdateDashboardAsync(SlsProjectName project, SlsDashboard dashboard, CancellationToken cancellationToken) =>
        _requests.SendJsonAsync("UpdateDashboard", project, new("PUT", "/dashboards/" + WireQuery.Encode(dashboard.Name)), dashboard, cancellationToken);

    /// <summary>Reads a dashboard.</summary>
    public async Task<SlsDashboard> GetDashboardAsync(SlsProjectName project, string name, CancellationToken cancellationToken) =>
        SlsJson.Read<SlsDashboard>("GetDashboard", await _requests.SendAsync(
            "GetDashboard", project, new("GET", "/dashboards/" + WireQuery.Encode(name)), cancellationToken).ConfigureAwait(false));

    /// <summary>Deletes a dashboard.</summary>
    public Task DeleteDashboardAsync(SlsProjectName project, string name, CancellationToken cancellationToken) =>
        _requests.SendAsync("DeleteDashboard", project, new("DELETE", "/dashboards/" + WireQuery.Encode(name)), cancellationToken);
}
