using System.Text;
using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Signing;
using ActionTrail.Core.Accounts;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.MaxCompute.Control;

/// <summary>The control API of projects, roles and quotas: REST paths with JSON, signed like RPC-style services.</summary>
internal sealed class MaxComputeControlProtocol : IServiceProtocol
{
    /// <summary>API version.</summary>
    public const string Version = "2022-01-04";

    private const string Root = "/api/v1/";
    private const int LongestName = 128;
    private readonly PopProtocol _pop = new();

    private static readonly Lazy<IReadOnlyList<(ControlOperation Operation, ApiRoute Route)>> s_operations =
        new(static () => [.. OperationRegistry.All.OfType<ControlOperation>().Select(static operation => (operation, operation.Route))]);

    /// <inheritdoc/>
    public IReadOnlyList<IRequestVerifier> Verifiers { get; } = [new Acs3Signature(), new RoaV1Signature()];

    /// <summary>A JSON answer.</summary>
    public static WireResponse Json(OperationCall call, int status, JsonObject body)
    {
        var response = new WireResponse { Status = status, Body = Encoding.UTF8.GetBytes(body.ToJsonString()) };
        response.Headers["Content-Type"] = "application/json;charset=utf-8";
        response.Headers["x-acs-request-id"] = call.RequestId;
        return response;
    }

    /// <inheritdoc/>
    public bool Claims(WireRequest request) => RegionOfHost(request.Host) is not null
        || (request.Headers["x-acs-version"] == Version && request.RawPath.StartsWith(Root, StringComparison.Ordinal));

    /// <inheritdoc/>
    public OperationCall Open(CallOpening opening)
    {
        WireRequest request = opening.Request;
        IReadOnlyList<string> segments = request.RawPath.StartsWith(Root, StringComparison.Ordinal) ? ApiRoute.Segments(request.RawPath[Root.Length..]) : [];
        IReadOnlyDictionary<string, string> query = ApiRoute.Query(request.RawQuery);
        (ControlOperation Operation, ApiRoute Route)? found = ApiRoute.Find(s_operations.Value, request.Method, segments, query);
        string action = request.Headers["x-acs-action"];
        string region = RegionOfHost(request.Host) is { Length: > 0 } host ? host : query.GetValueOrDefault("region", "");
        var call = new ControlCall
        {
            Operation = found?.Operation,
            Action = action.Length <= LongestName && action.All(char.IsAsciiLetterOrDigit) ? action : "",
            PathValues = found?.Route.Values(segments) ?? new Dictionary<string, string>(StringComparer.Ordinal),
            Query = query,
            Cloud = opening.Cloud,
            Request = request,
            RequestId = opening.RequestId,
            Now = opening.Now,
            Region = RegionId.TryParse(region, out _) ? region : PopProtocol.DefaultRegion,
        };
        foreach ((string name, string value) in call.PathValues.Concat(query))
        {
            call.RecordedParameters[name] = value;
        }

        if (call.PathValues.TryGetValue("project", out string? project))
        {
            call.Refer("ACS::MaxCompute::Project", project);
        }

        return call;
    }

    /// <inheritdoc/>
    public CloudError Refuse(AuthenticationFailure failure, string detail) => _pop.Refuse(failure, detail);

    /// <inheritdoc/>
    public CloudError NotSupported(OperationCall call) =>
        new(404, "InvalidApi.NotFound", "Specified api is not found, please check your url and method.");

    /// <inheritdoc/>
    public CloudError Deny(OperationCall call, AccessDenial denial) => _pop.Deny(call, denial);

    /// <inheritdoc/>
    public WireResponse RenderError(OperationCall call, CloudError error) => _pop.RenderError(call, error);

    /// <summary>Region in <c>maxcompute.cn-hangzhou.aliyuncs.com</c>, empty in <c>maxcompute.aliyuncs.com</c>, null for other hosts.</summary>
    private static string? RegionOfHost(string host) => host.Split(':')[0].Split('.') switch
    {
        ["maxcompute" or "maxcompute-vpc", "aliyuncs", "com"] => "",
        ["maxcompute" or "maxcompute-vpc", { } region, "aliyuncs", "com"] => region,
        _ => null,
    };
}
