using System.Runtime.CompilerServices;
using System.Text;
using ActionTrail.Aliyun.Http;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;
using static ActionTrail.Aliyun.Sls.SlsTarget;

namespace ActionTrail.Aliyun.Sls;

/// <summary>
/// Projects, logstores, indexes and logs of Log Service (API 0.6.0). Every method throws <see cref="ApiException"/> for an error answer
/// and <see cref="TransportException"/> when there was none.
/// </summary>
/// <param name="connection">Who calls, in which region; requests are signed with V4.</param>
public sealed class SlsClient(CloudConnection connection)
{
    private const int PageSize = 500;
    private const int CompressFrom = 1024;
    private const int IncompleteAttempts = 10;
    private static readonly TimeSpan s_incompletePause = TimeSpan.FromMilliseconds(200);
    private readonly SlsRequests _requests = new(connection);

    /// <summary>Creates a project in the connection's region.</summary>
    /// <param name="project">Name, unique in the region over all accounts.</param>
    /// <param name="description">Free text of at most 64 characters; empty for none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task CreateProjectAsync(SlsProjectName project, string description, CancellationToken cancellationToken) =>
        _requests.SendJsonAsync(
            "CreateProject", null, new("POST", "/"), new { projectName = project.Value, description }, cancellationToken);

    /// <summary>Reads a project.</summary>
    public async Task<SlsProject> GetProjectAsync(SlsProjectName project, CancellationToken cancellationToken) =>
        SlsJson.Read<SlsProject>("GetProject", await _requests.SendAsync("GetProject", project, new("GET", "/"), cancellationToken).ConfigureAwait(false));

    /// <summary>Changes the description of a project.</summary>
    public Task UpdateProjectAsync(SlsProjectName project, string description, CancellationToken cancellationToken) =>
        _requests.SendJsonAsync("UpdateProject", project, new("PUT", "/"), new { description }, cancellationToken);

    /// <summary>The policy of a project as JSON, or null.</summary>
    public async Task<string?> GetProjectPolicyAsync(SlsProjectName project, CancellationToken cancellationToken) =>
        (await _requests.SendAsync("GetProjectPolicy", project, new("GET", "/policy"), cancellationToken).ConfigureAwait(false)).Text is { Length: > 0 } policy ? policy : null;

    /// <summary>Sets the policy of a project.</summary>
    public Task PutProjectPolicyAsync(SlsProjectName project, string json, CancellationToken cancellationToken)
    {
        byte[] body = Encoding.UTF8.GetBytes(json);
        WireRequest request = _requests.Open(project, new("POST", "/policy"), body, body.Length);
        request.Headers["Content-Type"] = "application/json";
        return _requests.SendAsync("PutProjectPolicy", request, cancellationToken);
    }

    /// <summary>Deletes a project with everything in it.</summary>
    public Task DeleteProjectAsync(SlsProjectName project, CancellationToken cancellationToken) =>
        _requests.SendAsync("DeleteProject", project, new("DELETE", "/"), cancellationToken);

    /// <summary>Projects of the account in the connection's region, by name.</summary>
    /// <param name="nameContains">Only names with this part; empty for all.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    public async IAsyncEnumerable<SlsProject> ListProjectsAsync(string nameContains, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (int offset = 0; ; offset += PageSize)
        {
            SlsProjectPage page = SlsJson.Read<SlsProjectPage>("ListProject", await _requests.SendAsync(
                "ListProject",
                null,
                new("GET", "/", With("offset", offset), With("size", PageSize), With("projectName", nameContains.Length == 0 ? null : nameContains)),
                cancellationToken).ConfigureAwait(false));
            foreach (SlsProject project in page.Projects)
            {
                yield return project;
            }

            if (page.Projects.Count == 0 || offset + page.Projects.Count >= page.Total)
            {
                yield break;
            }
        }
    }

    /// <summary>Creates a logstore.</summary>
    public Task CreateLogstoreAsync(SlsProjectName project, SlsLogstore logstore, CancellationToken cancellationToken) =>
        _requests.SendJsonAsync("CreateLogStore", project, new("POST", "/logstores"), logstore, cancellationToken);

    /// <summary>Reads a logstore.</summary>
    public async Task<SlsLogstore> GetLogstoreAsync(SlsProjectName project, SlsLogstoreName logstore, CancellationToken cancellationToken) =>
        SlsJson.Read<SlsLogstore>("GetLogStore", await _requests.SendAsync("GetLogStore", project, new("GET", $"/logstores/{logstore}"), cancellationToken).ConfigureAwait(false));

    /// <summary>Changes a logstore; its number of shards stays.</summary>
    public Task UpdateLogstoreAsync(SlsProjectName project, SlsLogstore logstore, CancellationToken cancellationToken) =>
        _requests.SendJsonAsync("UpdateLogStore", project, new("PUT", $"/logstores/{SlsLogstoreName.Parse(logstore.Name)}"), logstore, cancellationToken);

    /// <summary>Deletes a logstore with its logs and index.</summary>
    public Task DeleteLogstoreAsync(SlsProjectName project, SlsLogstoreName logstore, CancellationToken cancellationToken) =>
        _requests.SendAsync("DeleteLogStore", project, new("DELETE", $"/logstores/{logstore}"), cancellationToken);

    /// <summary>Names of the logstores of a project, in order.</summary>
    /// <param name="project">The project.</param>
    /// <param name="nameContains">Only names with this part; empty for all.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    public async IAsyncEnumerable<string> ListLogstoresAsync(SlsProjectName project, string nameContains, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (int offset = 0; ; offset += PageSize)
        {
            SlsLogstorePage page = SlsJson.Read<SlsLogstorePage>("ListLogStores", await _requests.SendAsync(
                "ListLogStores",
                project,
                new("GET", "/logstores", With("offset", offset), With("size", PageSize), With("logstoreName", nameContains.Length == 0 ? null : nameContains)),
                cancellationToken).ConfigureAwait(false));
            foreach (string logstore in page.Logstores)
            {
                yield return logstore;
            }

            if (page.Logstores.Count == 0 || offset + page.Logstores.Count >= page.Total)
            {
                yield break;
            }
        }
    }

    /// <summary>Creates the index of a logstore.</summary>
    public Task CreateIndexAsync(SlsProjectName project, SlsLogstoreName logstore, SlsIndex index, CancellationToken cancellationToken) =>
        _requests.SendJsonAsync("CreateIndex", project, new("POST", $"/logstores/{logstore}/index"), index, cancellationToken);

    /// <summary>Replaces the index of a logstore.</summary>
    public Task UpdateIndexAsync(SlsProjectName project, SlsLogstoreName logstore, SlsIndex index, CancellationToken cancellationToken) =>
        _requests.SendJsonAsync("UpdateIndex", project, new("PUT", $"/logstores/{logstore}/index"), index, cancellationToken);

    /// <summary>Reads the index of a logstore.</summary>
    public async Task<SlsIndex> GetIndexAsync(SlsProjectName project, SlsLogstoreName logstore, CancellationToken cancellationToken) =>
        SlsJson.Read<SlsIndex>("GetIndex", await _requests.SendAsync("GetIndex", project, new("GET", $"/logstores/{logstore}/index"), cancellationToken).ConfigureAwait(false));

    /// <summary>Deletes the index of a logstore; the logs stay.</summary>
    public Task DeleteIndexAsync(SlsProjectName project, SlsLogstoreName logstore, CancellationToken cancellationToken) =>
        _requests.SendAsync("DeleteIndex", project, new("DELETE", $"/logstores/{logstore}/index"), cancellationToken);

    /// <summary>Writes a group of logs; all of it or nothing arrives.</summary>
    /// <param name="project">The project.</param>
    /// <param name="logstore">The logstore.</param>
    /// <param name="group">At most <see cref="SlsLogGroup.MaxLogs"/> logs and <see cref="SlsLogGroup.MaxBytes"/>; the caller splits.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <remarks>A call that got no answer is repeated, so a group can arrive twice.</remarks>
    public Task PutLogsAsync(SlsProjectName project, SlsLogstoreName logstore, SlsLogGroup group, CancellationToken cancellationToken)
    {
        byte[] raw = SlsProtobuf.Encode(group);
        bool compress = raw.Length > CompressFrom;
        WireRequest request = _requests.Open(
            project, new("POST", $"/logstores/{logstore}/shards/lb"), compress ? SlsCompression.Compress(SlsCompression.Deflate, raw) : raw, raw.Length);
        request.Headers["Content-Type"] = "application/x-protobuf";
        if (compress)
        {
            request.Headers["x-log-compresstype"] = SlsCompression.Deflate;
        }

        return _requests.SendAsync("PutLogs", request, cancellationToken);
    }

    /// <summary>Searches, or analyses with SQL. An incomplete answer is asked for again a few times.</summary>
    /// <param name="project">The project.</param>
    /// <param name="logstore">The logstore; it needs an index.</param>
    /// <param name="query">What to look for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>One page; see <see cref="SlsLogPage.IsComplete"/>.</returns>
    public async Task<SlsLogPage> GetLogsAsync(SlsProjectName project, SlsLogstoreName logstore, SlsLogQuery query, CancellationToken cancellationToken)
    {
        var target = new SlsTarget(
            "GET",
            $"/logstores/{logstore}",
            With("type", "log"),
            With("from", query.From.ToUnixTimeSeconds()),
            With("to", query.To.ToUnixTimeSeconds()),
            With("query", query.Query),
            With("topic", query.Topic.Length == 0 ? null : query.Topic),
            With("line", query.IsAnalysis ? 0 : query.Lines),
            With("offset", query.Offset),
            With("reverse", query.Reverse ? "true" : "false"));
        for (int attempt = 1; ; attempt++)
        {
            SlsLogPage page = ReadPage(await _requests.SendAsync("GetLogs", project, target, cancellationToken).ConfigureAwait(false));
            if (page.IsComplete || attempt == IncompleteAttempts)
            {
                return page;
            }

            await Task.Delay(s_incompletePause * attempt, connection.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Streams every log of a search, page after page, or the rows of SQL, which are one page. Logs that arrive in the range meanwhile can shift the pages.</summary>
    /// <param name="project">The project.</param>
    /// <param name="logstore">The logstore.</param>
    /// <param name="query">What to look for; it starts at the query's offset.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Keys and values of each log.</returns>
    /// <exception cref="ApiException">Also when the service stays incomplete; nothing is left out silently.</exception>
    public async IAsyncEnumerable<IReadOnlyDictionary<string, string>> ReadLogsAsync(
        SlsProjectName project, SlsLogstoreName logstore, SlsLogQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long offset = query.Offset;
        while (true)
        {
            SlsLogPage page = await GetLogsAsync(project, logstore, query with { Offset = offset }, cancellationToken).ConfigureAwait(false);
            if (!page.IsComplete)
            {
                throw new ApiException("Log Service GetLogs", 200, "Incomplete", $"The search stayed incomplete after {IncompleteAttempts} attempts; narrow its time range.", "");
            }

            foreach (IReadOnlyDictionary<string, string> log in page.Logs)
            {
                yield return log;
            }

            if (query.IsAnalysis || page.Logs.Count < query.Lines || page.Logs.Count == 0)
            {
                yield break;
            }

            offset += page.Logs.Count;
        }
    }

    /// <summary>Counts the logs of a search over time.</summary>
    /// <returns>Parts of the time range, in order.</returns>
    public async Task<IReadOnlyList<SlsHistogram>> GetHistogramsAsync(SlsProjectName project, SlsLogstoreName logstore, SlsLogQuery query, CancellationToken cancellationToken)
    {
        var target = new SlsTarget(
            "GET",
            $"/logstores/{logstore}",
            With("type", "histogram"),
            With("from", query.From.ToUnixTimeSeconds()),
            With("to", query.To.ToUnixTimeSeconds()),
            With("query", query.Query),
            With("topic", query.Topic.Length == 0 ? null : query.Topic));
        return SlsJson.Read<List<SlsHistogram>>("GetHistograms", await _requests.SendAsync("GetHistograms", project, target, cancellationToken).ConfigureAwait(false));
    }

    private static SlsLogPage ReadPage(WireResponse response)
    {
        List<Dictionary<string, string?>> rows = SlsJson.Read<List<Dictionary<string, string?>>>("GetLogs", response);
        var logs = rows.ConvertAll(static IReadOnlyDictionary<string, string> (row) =>
            row.ToDictionary(static pair => pair.Key, static pair => pair.Value ?? "null", StringComparer.Ordinal));
        return new SlsLogPage(
            logs,
            response.Headers["x-log-progress"] != "Incomplete",
            SlsJson.Number(response, "x-log-count", logs.Count),
            SlsJson.Number(response, "x-log-processed-rows", 0));
    }
}
