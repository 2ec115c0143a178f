using System.Text.Json;
using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>An operation of Log Service. By default it works on a project or logstore and needs the RAM action of its own name on it.</summary>
/// <param name="name">Operation name, equal to the class name.</param>
/// <param name="access">What it touches.</param>
/// <param name="routes">The ways to call it.</param>
internal abstract class SlsOperation(string name, SlsAccess access, params SlsRoute[] routes) : Operation
{
    private const int MaxRecordedText = 1024;

    /// <summary>The ways to call it.</summary>
    public IReadOnlyList<SlsRoute> Routes { get; } = routes;

    /// <inheritdoc/>
    public sealed override OperationFacts Facts { get; } = new()
    {
        Service = "Sls",
        Name = name,
        Version = "0.6.0",
        Writes = access is SlsAccess.Write or SlsAccess.WriteData,
        IsData = access is SlsAccess.ReadData or SlsAccess.WriteData,
    };

    /// <summary>RAM action that it needs.</summary>
    protected virtual string Action => "log:" + Facts.Name;

    /// <summary>Whether it can be called on this kind of host.</summary>
    /// <param name="onProject">True for a project's host, false for the regional one.</param>
    public virtual bool Accepts(bool onProject) => onProject;

    /// <summary>Part of the resource ARN after the account.</summary>
    protected virtual string Resource(SlsCall call) =>
        call.Logstore.Length > 0 ? $"project/{call.Project}/logstore/{call.Logstore}" : $"project/{call.Project}";

    /// <summary>Account that owns what the call is about: the project's, or the caller's own where there is no such project.</summary>
    protected virtual string Owner(SlsCall call) => call.FindProject()?.Owner ?? call.Caller.AccountId;

    /// <summary>Does the work.</summary>
    /// <param name="call">The call, authenticated and authorized.</param>
    /// <returns>The answer; the request id is added to it.</returns>
    /// <exception cref="CloudError">Any documented error.</exception>
    protected abstract WireResponse Execute(SlsCall call);

    /// <inheritdoc/>
    public sealed override IEnumerable<AccessDemand> Demands(OperationCall call)
    {
        var sls = (SlsCall)call;
        string owner = Owner(sls);
        return [new AccessDemand(Action, $"acs:log:{sls.Region}:{owner}:{Resource(sls)}", owner) { ResourcePolicy = sls.FindProject()?.Policy }];
    }

    /// <inheritdoc/>
    public sealed override ValueTask<WireResponse> ExecuteAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var sls = (SlsCall)call;
        RequireApiVersion(sls);
        WireResponse response = access == SlsAccess.Write ? call.Change(() => Execute(sls)) : Execute(sls);
        response.Headers["x-log-requestid"] = call.RequestId;
        return ValueTask.FromResult(response);
    }

    /// <summary>Fills what the audit event shows of the call.</summary>
    /// <param name="call">The call, before anybody has looked at it.</param>
    public void Describe(SlsCall call)
    {
        Name(call, "ProjectName", "ACS::SLS::Project", call.Project.Length > 0 ? call.Project : NameInBody(call, "projectName"));
        Name(call, "LogstoreName", "ACS::SLS::Logstore", call.Logstore.Length > 0 ? call.Logstore : NameInBody(call, "logstoreName"));
        foreach ((string parameter, string value) in call.Query)
        {
            call.RecordedParameters.TryAdd(parameter, Shorten(value));
        }

        foreach (JsonProperty member in call.Body is { } body ? body.EnumerateObject() : default)
        {
            call.RecordedParameters.TryAdd(member.Name, Shorten(member.Value.ToString()));
        }
    }

    private static void Name(SlsCall call, string parameter, string resourceType, string name)
    {
        if (name.Length > 0)
        {
            call.RecordedParameters[parameter] = Shorten(name);
            call.Refer(resourceType, Shorten(name));
        }
    }

    private static string NameInBody(SlsCall call, string member) =>
        call.Body is { } body && body.TryGetProperty(member, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static string Shorten(string text) => text.Length <= MaxRecordedText ? text : text[..MaxRecordedText] + "…";

    private static void RequireApiVersion(SlsCall call)
    {
        switch (call.Request.Headers["x-log-apiversion"])
        {
            case "0.6.0" or "0.5.0" or "0.4.0":
                return;
            case "":
                throw new CloudError(400, "MissingAPIVersion", "x-log-apiversion does not exist in http header.");
            case { } version:
                throw new CloudError(400, "InvalidAPIVersion", $"x-log-apiversion {version} is unsupported.");
        }
    }
}
