namespace ActionTrail.Core.Errors;

/// <summary>The one place that decides what an API error means and whether to retry it, for all services.</summary>
/// <remarks>
/// Rules: reference of terraform-provider-alicloud's retry list (Throttling*, ServiceUnavailable, Rejected.Throttling, 5xx) and the
/// documented quota codes of Log Service. Codes go before statuses, because one code travels with different statuses in different products.
/// </remarks>
public static class ApiErrorClassifier
{
    private static readonly HashSet<string> s_throttled = new(StringComparer.Ordinal)
    {
        "ConcurrentCallNotSupported", "LimitExceeded.InvitationRate", "LimitExceeded.SameTargetInvitationRate",
        "WriteQuotaExceed", "ShardWriteQuotaExceed", "ReadQuotaExceed", "ShardReadQuotaExceed",
    };

    private static readonly HashSet<string> s_unauthenticated = new(StringComparer.Ordinal)
    {
        "SignatureDoesNotMatch", "SignatureNotMatch", "IncompleteSignature", "SignatureNonceUsed", "RequestTimeTooSkewed",
        "SecurityTokenExpired", "Unauthorized", "MissingSecurityToken", "AccessKeyIdAndSecurityTokenNotMatch",
        "Forbidden.AccessKeyDisabled", "Inactive", "ODPS-0410051", "ODPS-0410031",
    };

    /// <summary>Names the meaning of an answer.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="code">The service's error code; may be empty.</param>
    /// <returns>The meaning; never fails.</returns>
    public static ApiErrorKind Classify(int status, string code)
    {
        if (code.Contains("Throttling", StringComparison.Ordinal) || code.EndsWith("QpsLimitExceeded", StringComparison.Ordinal)
            || code.EndsWith("TrafficRateLimitExceeded", StringComparison.Ordinal) || s_throttled.Contains(code) || status == 429)
        {
            return ApiErrorKind.Throttled;
        }

        if (s_unauthenticated.Contains(code) || code.StartsWith("InvalidAccessKeyId", StringComparison.Ordinal)
            || code.StartsWith("InvalidSecurityToken", StringComparison.Ordinal) || code.StartsWith("InvalidTimeStamp", StringComparison.Ordinal))
        {
            return ApiErrorKind.Unauthenticated;
        }

        if (status >= 500 || code is "ServiceUnavailable" or "ServerBusy")
        {
            return ApiErrorKind.Unavailable;
        }

        return status switch
        {
            401 => ApiErrorKind.Unauthenticated,
            403 => ApiErrorKind.Denied,
            404 => ApiErrorKind.NotFound,
            409 or 412 => ApiErrorKind.Conflict,
            408 => ApiErrorKind.Unavailable,
            _ when code.Contains("AlreadyExist", StringComparison.Ordinal) => ApiErrorKind.Conflict,
            _ when code.Contains("NotExist", StringComparison.Ordinal) => ApiErrorKind.NotFound,
            _ => ApiErrorKind.Invalid,
        };
    }

    /// <summary>Whether the same request, signed afresh, may succeed later.</summary>
    /// <param name="error">The failure of one attempt.</param>
    /// <returns>True for throttling, service failures and transport failures.</returns>
    public static bool IsRetriable(Exception error) => error switch
    {
        ApiException api => api.Kind is ApiErrorKind.Throttled or ApiErrorKind.Unavailable,
        TransportException => true,
        _ => false,
    };
}
