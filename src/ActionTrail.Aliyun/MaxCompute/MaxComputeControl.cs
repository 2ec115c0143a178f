using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Pop;
using ActionTrail.Aliyun.Signing;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.MaxCompute;

/// <summary>Calls the control API (version 2022-01-04): REST paths, JSON bodies, ACS3 signatures.</summary>
/// <param name="connection">Identity, region and transport.</param>
internal sealed class MaxComputeControl(CloudConnection connection)
{
    private const string Version = "2022-01-04";
    private const string Projects = "/api/v1/projects";

    private readonly WirePipeline _pipeline = new(connection, new Acs3Signature(), new PopErrorReader());

    public async Task CreateProjectAsync(MaxComputeProjectName name, MaxComputeProjectOptions options, CancellationToken cancellationToken)
    {
        var properties = new JsonObject { ["typeSystem"] = options.TypeSystem };
        if (options.Encrypted)
        {
            properties["encryption"] = new JsonObject { ["enable"] = true };
        }

        var body = new JsonObject { ["name"] = name.Value, ["comment"] = options.Comment, ["properties"] = properties };
        if (options.DefaultQuota is { } quota)
        {
            body["defaultQuota"] = quota;
        }

        await SendAsync("CreateProject", "POST", Projects, cancellationToken, body).ConfigureAwait(false);
    }

    public async Task<MaxComputeProject> GetProjectAsync(MaxComputeProjectName name, CancellationToken cancellationToken) =>
        Project((await SendAsync("GetProject", "GET", $"{Projects}/{name}", cancellationToken).ConfigureAwait(false)).Child("data"));

    public Task DeleteProjectAsync(MaxComputeProjectName name, CancellationToken cancellationToken) =>
        SendAsync("DeleteProject", "DELETE", $"{Projects}/{name}", cancellationToken);

    public Task UpdateQuotaAsync(MaxComputeProjectName name, string quota, CancellationToken cancellationToken) =>
        SendAsync("UpdateProjectDefaultQuota", "PUT", $"{Projects}/{name}/quota", cancellationToken, new JsonObject { ["quota"] = quota });

    public IAsyncEnumerable<MaxComputeProject> ListProjectsAsync(CancellationToken cancellationToken) =>
        PagesAsync("ListProjects", Projects, "projects", Project, cancellationToken);

    public IAsyncEnumerable<MaxComputeTable> ListTablesAsync(MaxComputeProjectName project, CancellationToken cancellationToken) =>
        PagesAsync("ListTables", $"{Projects}/{project}/tables", "tables", static table => Table(table, null), cancellationToken);

    public async Task<MaxComputeTable> GetTableAsync(MaxComputeProjectName project, MaxComputeTableName table, CancellationToken cancellationToken)
    {
        PopAnswer data = (await SendAsync("GetTableInfo", "GET", $"{Projects}/{project}/tables/{table}", cancellationToken).ConfigureAwait(false)).Child("data");
        return Table(data, new MaxComputeSchema(TunnelSchema.Columns(data.Json, "nativeColumns"), TunnelSchema.Columns(data.Json, "partitionColumns")));
    }

    private static MaxComputeProject Project(PopAnswer data) => new(
        data.Text("name"), data.TextOrNull("owner") ?? "", data.TextOrNull("status") ?? "", data.TextOrNull("regionId") ?? "",
        Moment(data, "createdTime"), data.TextOrNull("comment") ?? "", data.TextOrNull("defaultQuota") ?? "");

    private static MaxComputeTable Table(PopAnswer data, MaxComputeSchema? schema) => new(
        data.Text("name"), data.TextOrNull("owner") ?? "", Moment(data, "creationTime"), data.TextOrNull("comment") ?? "", schema);

    private static DateTimeOffset Moment(PopAnswer data, string name) => DateTimeOffset.FromUnixTimeMilliseconds(data.Integer(name, 0));

    private async IAsyncEnumerable<T> PagesAsync<T>(
        string operation, string path, string list, Func<PopAnswer, T> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? marker = null;
        do
        {
            PopAnswer page = (await SendAsync(operation, "GET", path, cancellationToken, marker: marker).ConfigureAwait(false)).Child("data");
            foreach (PopAnswer item in page.List(list))
            {
                yield return read(item);
            }

            marker = page.TextOrNull("marker");
        }
        while (!string.IsNullOrEmpty(marker));
    }

    private async Task<PopAnswer> SendAsync(
        string operation, string method, string path, CancellationToken cancellationToken, JsonObject? body = null, string? marker = null)
    {
        string name = "MaxCompute." + operation;
        var request = new WireRequest
        {
            Method = method,
            Scheme = connection.Endpoints.Scheme,
            Host = connection.Endpoints.MaxComputeControl(connection.Region),
            RawPath = path,
            RawQuery = method != "GET" ? "" : WireQuery.Build(marker is null ? [] : [new("marker", marker)]),
            Body = body is null ? default : System.Text.Encoding.UTF8.GetBytes(body.ToJsonString()),
        };
        request.Headers["x-acs-action"] = operation;
        request.Headers["x-acs-version"] = Version;
        request.Headers["Accept"] = "application/json";
        if (body is not null)
        {
            request.Headers["Content-Type"] = "application/json; charset=utf-8";
        }

        WireResponse answer = await _pipeline.SendAsync(name, request, cancellationToken).ConfigureAwait(false);
        try
        {
            using var document = JsonDocument.Parse(answer.Body);
            var parsed = new PopAnswer(name, document.RootElement.Clone());

            // The service can report a failure inside a successful answer.
            return parsed.TextOrNull("errorCode") is { Length: > 0 } code
                ? throw new ApiException(name, (int)parsed.Integer("httpCode", 400), code, parsed.TextOrNull("errorMsg") ?? "", parsed.TextOrNull("requestId") ?? "")
                : parsed;
        }
        catch (JsonException damaged)
        {
            throw new TransportException($"{name} got an answer that is no JSON: {damaged.Message}", damaged);
        }
    }
}
