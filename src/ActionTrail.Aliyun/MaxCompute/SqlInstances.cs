using System.Text;
using System.Xml;
using System.Xml.Linq;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Signing;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.MaxCompute;

/// <summary>Runs SQL statements as instances: submit, poll until terminated, read the result.</summary>
/// <param name="connection">Identity, region and transport.</param>
internal sealed class SqlInstances(CloudConnection connection)
{
    private const string Operation = "MaxCompute.ExecuteSql";
    private static readonly TimeSpan s_firstPoll = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_longestPoll = TimeSpan.FromSeconds(5);

    private readonly WirePipeline _pipeline = new(connection, new OdpsSignature(), new OdpsErrorReader());

    /// <summary>Sends once only: a statement whose answer got lost may have run, and most must not run twice.</summary>
    private readonly WirePipeline _once =
        new(connection with { Retry = connection.Retry with { MaxAttempts = 1 } }, new OdpsSignature(), new OdpsErrorReader());

    private readonly OdpsRequests _requests = new(connection.Endpoints.Scheme, connection.Endpoints.MaxCompute(connection.Region), "/api");

    /// <summary>Runs a statement to its end.</summary>
    /// <returns>Id of the instance, which succeeded.</returns>
    public async Task<string> RunAsync(MaxComputeProjectName project, string sql, IReadOnlyDictionary<string, string>? settings, CancellationToken cancellationToken)
    {
        string id = await SubmitAsync(project, sql, settings, cancellationToken).ConfigureAwait(false);
        TimeSpan delay = s_firstPoll;
        while (!await HasTerminatedAsync(project, id, cancellationToken).ConfigureAwait(false))
        {
            await Task.Delay(delay, connection.Time, cancellationToken).ConfigureAwait(false);
            delay = delay < s_longestPoll ? delay * 2 : s_longestPoll;
        }

        XElement status = await GetAsync(project, id, cancellationToken, "taskstatus").ConfigureAwait(false);
        return TaskOf(status)?.Text("Status") is "Success"
            ? id
            : throw OdpsErrorReader.ReadTask(Operation, (await ReadAsync(project, id, cancellationToken).ConfigureAwait(false)).Text, id);
    }

    /// <summary>Reads the result of an instance that has terminated.</summary>
    public async Task<MaxComputeResult> ReadAsync(MaxComputeProjectName project, string id, CancellationToken cancellationToken)
    {
        XElement answer = await GetAsync(project, id, cancellationToken, "result").ConfigureAwait(false);
        XElement? result = TaskOf(answer)?.Elements().FirstOrDefault(static child => child.Name.LocalName == "Result");
        string text = result?.Value ?? "";
        if (result?.Attribute("Transform")?.Value == "Base64")
        {
            text = Encoding.UTF8.GetString(Convert.FromBase64String(text));
        }

        if (result?.Attribute("Format")?.Value != "csv")
        {
            return new MaxComputeResult(id, [], [], text);
        }

        IReadOnlyList<IReadOnlyList<string?>> lines = CsvText.Parse(text);
        return lines.Count == 0
            ? new MaxComputeResult(id, [], [], "")
            : new MaxComputeResult(id, [.. lines[0].Select(static name => name ?? "")], [.. lines.Skip(1)], "");
    }

    private async Task<string> SubmitAsync(MaxComputeProjectName project, string sql, IReadOnlyDictionary<string, string>? settings, CancellationToken cancellationToken)
    {
        WireRequest request = _requests.Make("POST", $"/projects/{project}/instances", SqlJob.Write(sql, settings), ("curr_project", project.Value));
        request.Headers["Content-Type"] = "application/xml";
        WirePipeline pipeline = SqlJob.IsRepeatable(sql) ? _pipeline : _once;
        WireResponse answer = await pipeline.SendAsync(Operation, request, cancellationToken).ConfigureAwait(false);
        string location = answer.Headers["Location"];
        return location.LastIndexOf('/') is >= 0 and int slash && slash + 1 < location.Length
            ? location[(slash + 1)..]
            : throw new TransportException($"{Operation} answered without the instance's location.");
    }

    private async Task<bool> HasTerminatedAsync(MaxComputeProjectName project, string id, CancellationToken cancellationToken) =>
        (await GetAsync(project, id, cancellationToken).ConfigureAwait(false)).Text("Status") is "Terminated";

    private async Task<XElement> GetAsync(MaxComputeProjectName project, string id, CancellationToken cancellationToken, string? aspect = null)
    {
        string path = $"/projects/{project}/instances/{WireQuery.Encode(id)}";
        WireRequest request = aspect is null
            ? _requests.Make("GET", path, ("curr_project", project.Value))
            : _requests.Make("GET", path, (aspect, null), ("curr_project", project.Value));
        WireResponse answer = await _pipeline.SendAsync(Operation, request, cancellationToken).ConfigureAwait(false);
        try
        {
            return OdpsXml.Parse(answer.Body);
        }
        catch (XmlException damaged)
        {
            throw new TransportException($"{Operation} got an answer that is no XML: {damaged.Message}", damaged);
        }
    }

    private static XElement? TaskOf(XElement instance) => instance.Descendants().FirstOrDefault(static element => element.Name.LocalName == "Task");
}
