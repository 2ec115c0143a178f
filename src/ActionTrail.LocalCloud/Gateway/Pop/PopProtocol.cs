using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Signing;
using ActionTrail.Core.Accounts;

namespace ActionTrail.LocalCloud.Gateway.Pop;

/// <summary>RPC-style services: operation and version in <c>x-acs-*</c> headers (ACS3) or in query and form (V1); JSON answers.</summary>
internal sealed class PopProtocol : IServiceProtocol
{
    /// <summary>Region of calls that name none.</summary>
    public const string DefaultRegion = "cn-hangzhou";

    private const int LongestName = 128;
    private static readonly JsonSerializerOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Lazy<Dictionary<(string Version, string Name), PopOperation>> s_operations = new(static () =>
        OperationRegistry.All.OfType<PopOperation>()
            .SelectMany(static operation => operation.Facts.OtherVersions.Prepend(operation.Facts.Version), static (operation, version) => (operation, version))
            .ToDictionary(static pair => (pair.version, pair.operation.Facts.Name), static pair => pair.operation));

    /// <inheritdoc/>
    public IReadOnlyList<IRequestVerifier> Verifiers { get; } = [new Acs3Signature(), new RpcV1Signature(), new RoaV1Signature()];

    /// <summary>A JSON answer.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="body">The object.</param>
    /// <returns>The answer.</returns>
    public static WireResponse Json(int status, JsonObject body)
    {
        var response = new WireResponse { Status = status, Body = System.Text.Encoding.UTF8.GetBytes(body.ToJsonString(s_plain)) };
        response.Headers["Content-Type"] = "application/json;charset=utf-8";
        response.Headers["x-acs-request-id"] = (string?)body["RequestId"] ?? "";
        return response;
    }

    /// <inheritdoc/>
    public bool Claims(WireRequest request) => PopRequest.IsLike(request);

    /// <inheritdoc/>
    public OperationCall Open(CallOpening opening)
    {
        if (opening.Request.Method is not ("GET" or "POST"))
        {
            throw new CloudError(403, "UnsupportedHTTPMethod", "This http method is not supported.");
        }

        var request = PopRequest.Read(opening.Request);
        if (request.Version.Length == 0)
        {
            throw new CloudError(400, "MissingVersion", "Version is mandatory for this action.");
        }

        PopService? hosted = PopService.OfHost(opening.Request.Host);
        if (PopService.OfVersion(request.Version) is not { } service || (hosted is not null && hosted != service))
        {
            throw new CloudError(400, "InvalidVersion", "Specified parameter Version is not valid.");
        }

        if (request.Action.Length == 0)
        {
            throw new CloudError(400, "MissingAction", "Action is mandatory for this action.");
        }

        if (request.Action.Length > LongestName || !request.Action.All(char.IsAsciiLetterOrDigit))
        {
            throw NotFound();
        }

        var call = new PopCall
        {
            Operation = s_operations.Value.GetValueOrDefault((request.Version, request.Action)),
            Service = service,
            Action = request.Action,
            Version = request.Version,
            Parameters = new PopParameters(request.Parameters),
            Cloud = opening.Cloud,
            Request = opening.Request,
            RequestId = opening.RequestId,
            Now = opening.Now,
            Region = RegionOf(opening.Request.Host, request.Parameters),
        };
        foreach ((string name, string value) in request.Parameters)
        {
            call.RecordedParameters[name] = SecretNames.Mask(name, value);
        }

        call.RecordedParameters["AcsHost"] = opening.Request.Host;
        call.RecordedParameters["AcsProduct"] = service.Name;
        return call;
    }

    /// <inheritdoc/>
    public CloudError Refuse(AuthenticationFailure failure, string detail) => failure switch
    {
        AuthenticationFailure.Missing => new(400, "IncompleteSignature", "The request signature does not conform to Aliyun standards: it has none."),
        AuthenticationFailure.UnknownKey => new(404, "InvalidAccessKeyId.NotFound", "Specified access key is not found."),
        AuthenticationFailure.InactiveKey => new(400, "InvalidAccessKeyId.Inactive", "Specified access key is disabled."),
        AuthenticationFailure.BadSignature => new(400, "SignatureDoesNotMatch", $"Specified signature is not matched with our calculation. server string to sign is:{detail}"),
        AuthenticationFailure.ClockSkew => new(400, "InvalidTimeStamp.Expired", "Specified time stamp or date value is expired."),
        AuthenticationFailure.BadDate => new(400, "InvalidTimeStamp.Format", $"Specified time stamp or date value is not well formatted. {detail}"),
        AuthenticationFailure.ReplayedNonce => new(400, "SignatureNonceUsed", "Specified signature nonce was used already."),
        AuthenticationFailure.MissingToken => new(400, "MissingSecurityToken", "SecurityToken is mandatory for this action."),
        AuthenticationFailure.BadToken => new(400, "InvalidSecurityToken.Malformed", "Specified SecurityToken is malformed."),
        AuthenticationFailure.MismatchedToken => new(400, "InvalidSecurityToken.MismatchWithAccessKey", "Specified SecurityToken mismatch with the AccessKey."),
        AuthenticationFailure.ExpiredToken => new(400, "InvalidSecurityToken.Expired", "Specified SecurityToken is expired."),
        AuthenticationFailure.BadBody => new(400, "SignatureDoesNotMatch", $"Specified signature is not matched with our calculation. {detail}"),
        AuthenticationFailure.UnsupportedMethod => new(400, "InvalidSignatureMethod", $"Specified signature method is not valid. {detail}"),
        _ => new(400, "IncompleteSignature", $"The request signature does not conform to Aliyun standards. {detail}"),
    };

    /// <inheritdoc/>
    public CloudError NotSupported(OperationCall call) => NotFound();

    /// <inheritdoc/>
    public CloudError Deny(OperationCall call, AccessDenial denial) =>
        new(403, "NoPermission", $"You are not authorized to do this action. You should be authorized by RAM. {denial.Explanation}")
        {
            Detail = DenialDetail.Of(call.Caller, denial),
        };

    /// <inheritdoc/>
    public WireResponse RenderError(OperationCall call, CloudError error)
    {
        var envelope = new JsonObject
        {
            ["RequestId"] = call.RequestId,
            ["HostId"] = call.Request.Host,
            ["Code"] = error.Code,
            ["Message"] = error.Message,
            ["Recommend"] = $"https://api.aliyun.com/troubleshoot?q={WireQuery.Encode(error.Code)}&requestId={call.RequestId}",
        };
        if (error.Detail is { } detail)
        {
            envelope["AccessDeniedDetail"] = new JsonObject(detail.Select(static pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
        }

        return Json(error.Status, envelope);
    }

    private static CloudError NotFound() => new(404, "InvalidAction.NotFound", "Specified api is not found, please check your url and method.");

    private static string RegionOf(string host, IReadOnlyDictionary<string, string> parameters)
    {
        string[] labels = host.Split('.');
        string named = labels is [_, { } label, "aliyuncs", "com"] && label != "vpc-proxy" ? label : parameters.GetValueOrDefault("RegionId", "");
        return RegionId.TryParse(named, out RegionId? region) ? region.Value : DefaultRegion;
    }
}
