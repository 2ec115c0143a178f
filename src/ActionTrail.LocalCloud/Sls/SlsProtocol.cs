using System.Text.Json;
using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Signing;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Log Service (API 0.6.0): REST on a host per project, JSON errors with <c>x-log-requestid</c>, signatures V1 and V4.</summary>
internal sealed class SlsProtocol : IServiceProtocol
{
    private const string DefaultRegion = "cn-hangzhou";
    private const string TokenLine = "x-acs-security-token:";

    private static readonly Lazy<IReadOnlyList<(SlsRoute Route, SlsOperation Operation)>> s_routes = new(static () =>
        [.. OperationRegistry.All.OfType<SlsOperation>()
            .SelectMany(static operation => operation.Routes.Select(route => (Route: route, Operation: operation)))
            .OrderByDescending(static pair => pair.Route.Precision)]);

    /// <inheritdoc/>
    public IReadOnlyList<IRequestVerifier> Verifiers { get; } = [new SlsV4Signature(), new SlsV1Signature()];

    /// <inheritdoc/>
    public bool Claims(WireRequest request) => SlsAddress.IsOwn(request.Host) || Verifiers.Any(verifier => verifier.Matches(request));

    /// <inheritdoc/>
    public OperationCall Open(CallOpening opening)
    {
        WireRequest request = opening.Request;
        SlsAddress address = SlsAddress.Parse(request.Host);
        Dictionary<string, string> query = new(StringComparer.Ordinal);
        foreach ((string name, string? value) in WireQuery.Parse(request.RawQuery))
        {
            query.TryAdd(name, value ?? "");
        }

        string[] segments = [.. request.RawPath.Trim('/').Split('/').Select(WireQuery.Decode)];
        (SlsOperation? operation, IReadOnlyDictionary<string, string> path) = Find(request.Method, segments, query, address.Project is not null);
        var call = new SlsCall
        {
            Operation = operation,
            Cloud = opening.Cloud,
            Request = request,
            RequestId = RequestIdOf(opening),
            Now = opening.Now,
            Region = RegionOf(opening, address),
            Project = address.Project ?? "",
            Path = path,
            Query = query,
            Body = ParseBody(request),
        };
        operation?.Describe(call);
        return call;
    }

    /// <inheritdoc/>
    public CloudError InternalError() => new(500, "InternalServerError", "Internal server error.");

    /// <inheritdoc/>
    public CloudError Refuse(AuthenticationFailure failure, string detail) => failure switch
    {
        AuthenticationFailure.Missing => new(400, "MissAccessKeyId", "x-log-accesskeyid does not exist in header."),
        AuthenticationFailure.Malformed => SlsErrors.Unauthorized("The signature cannot be read: " + detail),
        AuthenticationFailure.UnknownKey => SlsErrors.Unauthorized("AccessKeyId not found"),
        AuthenticationFailure.InactiveKey => SlsErrors.Unauthorized("AccessKeyId is disabled"),
        AuthenticationFailure.BadSignature => new(401, "SignatureNotMatch", "signature not match, server string to sign: " + WithoutToken(detail)),
        AuthenticationFailure.BadBody => new(401, "SignatureNotMatch", "signature not match: " + detail),
        AuthenticationFailure.BadDate => new(400, "InvalidDateFormat", detail),
        AuthenticationFailure.UnsupportedMethod => new(400, "InvalidSignatureMethod", detail),
        AuthenticationFailure.ClockSkew or AuthenticationFailure.ReplayedNonce =>
            new(400, "RequestTimeTooSkewed", "Request time exceeds server time more than 15 minutes."),
        AuthenticationFailure.ExpiredToken => SlsErrors.Unauthorized("The security token you provided has expired."),
        _ => SlsErrors.Unauthorized("The security token you provided is invalid."),
    };

    /// <inheritdoc/>
    public CloudError NotSupported(OperationCall call) =>
        new(405, "InvalidMethod", $"{call.Request.Method} {call.Request.RawPath} is not supported.");

    /// <inheritdoc/>
    public CloudError Deny(OperationCall call, AccessDenial denial) => new(
        401,
        "Unauthorized",
        $"denied by sts or ram, action: {denial.Demand.Action}, resource: {denial.Demand.Resource}")
    {
        Detail = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["AuthAction"] = denial.Demand.Action,
            ["AuthPrincipalDisplayName"] = call.Caller.Name ?? call.Caller.PrincipalId ?? "",
            ["AuthPrincipalOwnerId"] = call.Caller.AccountId,
            ["NoPermissionType"] = denial.Explicit ? "ExplicitDeny" : "ImplicitDeny",
        },
    };

    /// <inheritdoc/>
    public WireResponse RenderError(OperationCall call, CloudError error)
    {
        var body = new JsonObject { ["errorCode"] = error.Code, ["errorMessage"] = error.Message };
        if (error.Detail is { } detail)
        {
            body["accessDeniedDetail"] = new JsonObject(detail.Select(static pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
        }

        WireResponse response = SlsAnswer.Json(body, error.Status);
        response.Headers["x-log-requestid"] = call.RequestId;
        return response;
    }

    private static string WithoutToken(string stringToSign) => string.Join('\n', stringToSign.Split('\n').Select(static line =>
        line.StartsWith(TokenLine, StringComparison.Ordinal) ? TokenLine + "***" : line));

    /// <summary>The service's own form of a request id: 24 upper-case hex digits.</summary>
    private static string RequestIdOf(CallOpening opening) => opening.RequestId.Replace("-", "", StringComparison.Ordinal)[..24];

    private static (SlsOperation? Operation, IReadOnlyDictionary<string, string> Path) Find(
        string method, string[] segments, Dictionary<string, string> query, bool onProject)
    {
        foreach ((SlsRoute route, SlsOperation operation) in s_routes.Value)
        {
            if (operation.Accepts(onProject) && route.Match(method, segments, query) is { } path)
            {
                return (operation, path);
            }
        }

        return (null, new Dictionary<string, string>(StringComparer.Ordinal));
    }

    /// <summary>Where neither host nor signature tells the region, the project's own region counts.</summary>
    private static string RegionOf(CallOpening opening, SlsAddress address) =>
        address.Region
        ?? SignedRegion(opening.Request)
        ?? (address.Project is { } project ? SlsProjects.RegionOf(opening.Cloud, project) : null)
        ?? DefaultRegion;

    private static string? SignedRegion(WireRequest request)
    {
        string[] scope = request.Headers["Authorization"].Split('/');
        return request.Headers["Authorization"].StartsWith("SLS4-", StringComparison.Ordinal) && scope.Length > 3 && scope[2].Length > 0 ? scope[2] : null;
    }

    private static JsonElement? ParseBody(WireRequest request)
    {
        if (request.Body.IsEmpty || request.Headers["Content-Type"].StartsWith("application/x-protobuf", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        try
        {
            return JsonElement.Parse(request.Body.Span, new JsonDocumentOptions { MaxDepth = 64 }) is { ValueKind: JsonValueKind.Object } body ? body : null;
        }
        catch (JsonException)
        {
            // The operation that needs the body says so, after the caller is known.
            return null;
        }
    }
}
