using System.Text.Json.Nodes;
using System.Xml.Linq;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Signing;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.MaxCompute.Rest;

/// <summary>The REST API (projects, tables, instances) and the Tunnel (rows), which share paths and signature.</summary>
internal sealed class MaxComputeProtocol : IServiceProtocol
{
    /// <summary>Version in audit events; the protocol itself has none.</summary>
    public const string Version = "2022-01-04";

    private const string EndpointPath = "/api";

    private static readonly Lazy<IReadOnlyList<(OdpsOperation Operation, ApiRoute Route)>> s_operations =
        new(static () => [.. OperationRegistry.All.OfType<OdpsOperation>().Select(static operation => (operation, operation.Route))]);

    /// <inheritdoc/>
    public IReadOnlyList<IRequestVerifier> Verifiers { get; } = [new OdpsSignature()];

    /// <inheritdoc/>
    public bool Claims(WireRequest request) =>
        OdpsAddress.Of(request.Host) is not null || request.Headers["Authorization"].StartsWith("ODPS ", StringComparison.Ordinal);

    /// <inheritdoc/>
    public OperationCall Open(CallOpening opening)
    {
        WireRequest request = opening.Request;
        OdpsAddress? address = OdpsAddress.Of(request.Host);
        string path = request.RawPath.StartsWith(EndpointPath + "/", StringComparison.Ordinal) ? request.RawPath[EndpointPath.Length..] : request.RawPath;
        IReadOnlyList<string> segments = ApiRoute.Segments(path);
        IReadOnlyDictionary<string, string> query = ApiRoute.Query(request.RawQuery);
        (OdpsOperation Operation, ApiRoute Route)? found = ApiRoute.Find(s_operations.Value, request.Method, segments, query);
        IReadOnlyDictionary<string, string> values = found?.Route.Values(segments) ?? new Dictionary<string, string>(StringComparer.Ordinal);
        MaxComputeProjectDocument? project = values.TryGetValue("project", out string? name) ? MaxComputeProjects.Find(opening.Cloud, address?.Region, name) : null;
        var call = new OdpsCall
        {
            Operation = found?.Operation,
            PathValues = values,
            Query = query,
            IsTunnel = address?.IsTunnel ?? found?.Operation.IsTunnel ?? false,
            FoundProject = project,
            Cloud = opening.Cloud,
            Request = request,
            RequestId = opening.RequestId,
            Now = opening.Now,
            Region = address?.Region ?? project?.Region ?? OdpsAddress.SignedRegion(request) ?? PopProtocol.DefaultRegion,
        };
        foreach ((string key, string value) in values.Concat(query))
        {
            call.RecordedParameters[key] = value;
        }

        if (name is not null)
        {
            call.Refer("ACS::MaxCompute::Project", name);
        }

        return call;
    }

    /// <inheritdoc/>
    /// <remarks>Source: MaxCompute, API errors (ODPS-04CCCCX).</remarks>
    public CloudError Refuse(AuthenticationFailure failure, string detail) => failure switch
    {
        AuthenticationFailure.Missing => new(401, "ODPS-0410001", "Missing authentication parameters - the request authorization header is missing"),
        AuthenticationFailure.ClockSkew or AuthenticationFailure.ExpiredToken => new(401, "ODPS-0410031", "Authentication request expired - the expire time is passed"),
        AuthenticationFailure.BadSignature => new(401, "ODPS-0410042", $"Invalid signature value - User signature does not match. String to sign: {detail}"),
        AuthenticationFailure.UnknownKey => new(401, "ODPS-0410051", "Invalid credentials - accessKeyId not found"),
        AuthenticationFailure.InactiveKey => new(401, "ODPS-0410051", "Invalid credentials - accessKeyId is disabled"),
        AuthenticationFailure.MissingToken or AuthenticationFailure.BadToken or AuthenticationFailure.MismatchedToken => new(401, "ODPS-0410051", "Invalid credentials - the STS token is missing or not of this accessKeyId"),
        AuthenticationFailure.UnsupportedMethod => new(400, "ODPS-0410021", $"Invalid signature method - {detail}"),
        _ => new(400, "ODPS-0410011", $"Invalid authentication parameters - {detail}"),
    };

    /// <inheritdoc/>
    public CloudError InternalError() => new(500, "ODPS-0010000", "System internal error");

    /// <inheritdoc/>
    public CloudError NotSupported(OperationCall call) =>
        new(405, "MethodNotAllowed", "The specified method is not allowed against this resource.");

    /// <inheritdoc/>
    /// <remarks>Source: MaxCompute, ODPS-0420095 and ODPS-0130013. Resources are shown without region and account.</remarks>
    public CloudError Deny(OperationCall call, AccessDenial denial)
    {
        string resource = "acs:odps:*:" + denial.Demand.Resource.Split(':', 5)[^1];
        string privilege = $"'{denial.Demand.Action}' on {{{resource}}}. {denial.Explanation}";
        return ((OdpsCall)call).IsTunnel ? new(403, "NoPermission", $"You have NO privilege {privilege}")
            : resource.Contains("/tables/", StringComparison.Ordinal)
                ? new(403, "ODPS-0130013", $"Authorization exception - Authorization Failed [4019], You have NO privilege {privilege}")
                : new(403, "ODPS-0420095", $"Access Denied - Authorization Failed [4019], You have NO privilege {privilege}");
    }

    /// <inheritdoc/>
    public WireResponse RenderError(OperationCall call, CloudError error)
    {
        if (call is OdpsCall { IsTunnel: true })
        {
            // The Tunnel names authentication failures by a word of its own.
            string code = error.Status == 401 ? "Unauthorized" : error.Code;
            return OdpsAnswers.Json(call, new JsonObject { ["Code"] = code, ["Message"] = error.Message, ["RequestId"] = call.RequestId }, error.Status);
        }

        return OdpsAnswers.Xml(
            call,
            new XElement(
                "Error",
                new XElement("Code", error.Code),
                new XElement("Message", error.Message),
                new XElement("RequestId", call.RequestId),
                new XElement("HostId", call.Request.Host)),
            error.Status);
    }
}
