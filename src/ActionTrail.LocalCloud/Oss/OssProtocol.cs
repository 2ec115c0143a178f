using System.Text;
using System.Xml.Linq;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;
using ActionTrail.Aliyun.Signing;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>OSS: REST with XML, told by host name or, behind any other host, by its signature schemes.</summary>
internal sealed class OssProtocol : IServiceProtocol
{
    /// <summary>Service name as audit events spell it.</summary>
    public const string Service = "Oss";

    private readonly OssAddressing _addressing;

    public OssProtocol()
        : this(new OssAddressing { BaseDomains = ["localhost"] })
    {
    }

    public OssProtocol(OssAddressing addressing)
    {
        _addressing = addressing;
        Verifiers = [new OssV4Signature(addressing), new OssV1Signature(addressing)];
    }

    /// <inheritdoc/>
    public IReadOnlyList<IRequestVerifier> Verifiers { get; }

    /// <inheritdoc/>
    public bool Claims(WireRequest request) => OssHost.IsOss(request.Host) || Verifiers.Any(verifier => verifier.Matches(request));

    /// <inheritdoc/>
    public OperationCall Open(CallOpening opening)
    {
        WireRequest request = opening.Request;
        OssResource resource = _addressing.Resolve(request);
        var query = new OssQuery(request.RawQuery);
        string name = OssRouting.Name(request, resource, query);
        string? hostRegion = OssHost.Region(request.Host);
        var call = new OssCall
        {
            Operation = OperationRegistry.Find(Service, name),
            OperationName = name,
            Cloud = opening.Cloud,
            Request = request,
            RequestId = OssAnswers.ShortId(opening.RequestId),
            Now = opening.Now,
            Region = hostRegion ?? OssHost.SignedRegion(request) ?? OssHost.DefaultRegion,
            Resource = resource,
            Query = query,
            HostRegion = hostRegion,
        };
        Describe(call);
        return call;
    }

    /// <inheritdoc/>
    public bool AllowsAnonymous(OperationCall call) => true;

    /// <inheritdoc/>
    public CloudError InternalError() => new(500, "InternalError", "We encountered an internal error. Please try again.");

    /// <inheritdoc/>
    public CloudError Refuse(AuthenticationFailure failure, string detail) => failure switch
    {
        AuthenticationFailure.UnknownKey => new(403, "InvalidAccessKeyId", "The OSS Access Key Id you provided does not exist in our records."),
        AuthenticationFailure.InactiveKey => new(403, "InvalidAccessKeyId", "The OSS Access Key Id you provided is disabled."),
        AuthenticationFailure.BadSignature => new(403, "SignatureDoesNotMatch", "The request signature we calculated does not match the signature you provided. Check your key and signing method.")
        {
            Detail = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["StringToSign"] = detail,
                ["StringToSignBytes"] = string.Join(' ', Encoding.UTF8.GetBytes(detail).Select(static octet => octet.ToString("X2", System.Globalization.CultureInfo.InvariantCulture))),
            },
        },
        AuthenticationFailure.ClockSkew => new(403, "RequestTimeTooSkewed", "The difference between the request time and the current time is too large."),
        AuthenticationFailure.BadToken or AuthenticationFailure.MissingToken => new(403, "InvalidSecurityToken", "The security token you provided is invalid."),
        AuthenticationFailure.MismatchedToken => new(403, "AccessKeyIdAndSecurityTokenNotMatch", "The access key id and the security token do not belong together."),
        AuthenticationFailure.ExpiredToken => new(403, "SecurityTokenExpired", "The security token you provided has expired."),
        AuthenticationFailure.BadBody => OssErrors.InvalidDigest(detail),
        AuthenticationFailure.Missing => OssErrors.AccessDenied("Anonymous access is forbidden for this operation."),
        _ => new(400, "InvalidArgument", detail.Length > 0 ? detail : "Authorization header is invalid."),
    };

    /// <inheritdoc/>
    // Unconfirmed: the status of NotImplemented (400 and 501 are both documented) and of SignatureDoesNotMatch.
    public CloudError NotSupported(OperationCall call) => call is OssCall { OperationName: OssRouting.Unknown }
        ? new CloudError(405, "MethodNotAllowed", "The specified method is not allowed against this resource.")
        : new CloudError(501, "NotImplemented", "A header or query you provided implies functionality that is not implemented.");

    /// <inheritdoc/>
    public CloudError Deny(OperationCall call, AccessDenial denial) => call.Caller.Kind == CallerKind.Anonymous
        ? Refuse(AuthenticationFailure.Missing, "")
        : new CloudError(403, "AccessDenied", "You have no right to access this object because of bucket acl.")
        {
            Detail = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["AuthAction"] = denial.Demand.Action,
                ["AuthResource"] = denial.Demand.Resource,
                ["AuthPrincipal"] = call.Caller.Arn,
                ["NoPermissionType"] = denial.Explicit ? "ExplicitDeny" : "ImplicitDeny",
                ["PolicyType"] = denial.Decider,
            },
        };

    /// <inheritdoc/>
    public WireResponse RenderError(OperationCall call, CloudError error)
    {
        var envelope = new XElement(
            "Error",
            new XElement("Code", error.Code),
            new XElement("Message", error.Message),
            new XElement("RequestId", OssAnswers.RequestId(call)),
            new XElement("HostId", call.Request.Host),
            error.Detail?.Select(static pair => new XElement(pair.Key, pair.Value)));
        if (call.Request.Method != "HEAD")
        {
            return OssAnswers.Stamp(call, OssAnswers.Xml(envelope, error.Status));
        }

        WireResponse bare = OssAnswers.Empty(error.Status);
        bare.Headers["x-oss-err"] = Convert.ToBase64String(OssXml.Write(envelope));
        return OssAnswers.Stamp(call, bare);
    }

    private static void Describe(OssCall call)
    {
        if (call.Resource.Bucket is { } bucket)
        {
            call.RecordedParameters["bucketName"] = bucket;
            call.Refer("ACS::OSS::Bucket", bucket);
        }

        if (call.Resource.Key.Length > 0)
        {
            call.RecordedParameters["objectName"] = call.Resource.Key;
        }

        foreach (string name in call.Query.Names.Where(OssRouting.IsRecorded))
        {
            call.RecordedParameters[name] = call.Query[name];
        }
    }
}
