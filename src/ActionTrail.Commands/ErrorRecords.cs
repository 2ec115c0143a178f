using System.Diagnostics;
using System.Management.Automation;
using ActionTrail.Core.Errors;
using ActionTrail.LocalCloud.Storage;

namespace ActionTrail.Commands;

/// <summary>Maps the error tree to error records of the <see cref="ErrorKinds"/>.</summary>
internal static class ErrorRecords
{
    /// <summary>The record of an error.</summary>
    /// <param name="error">The error.</param>
    /// <param name="target">What the user gave us.</param>
    /// <returns>The record.</returns>
    public static ErrorRecord ToErrorRecord(this ActionTrailException error, object? target) =>
        KindOf(error).Record(error, target, ActionOf(error));

    /// <summary>The record of a failure of the file system.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="target">What the user gave us.</param>
    /// <returns>The record.</returns>
    public static ErrorRecord ToErrorRecord(this Exception failure, object? target) =>
        (failure is FileNotFoundException or DirectoryNotFoundException ? ErrorKinds.FileNotFound : ErrorKinds.FileUnreadable).Record(failure, target);

    /// <summary>The kind of an error.</summary>
    /// <param name="error">The error.</param>
    /// <returns>The kind.</returns>
    internal static ErrorKind KindOf(ActionTrailException error) => error switch
    {
        ApiException api => KindOf(api),
        InvalidNameException => ErrorKinds.InvalidName,
        NameNotFoundException => ErrorKinds.NotFound,
        PolicySyntaxException => ErrorKinds.MalformedPolicyDocument,
        CredentialException => ErrorKinds.CredentialUnavailable,
        ConfigurationException => ErrorKinds.InvalidConfiguration,
        TransportException => ErrorKinds.TransportFailure,
        DeliveryException => ErrorKinds.DeliveryBlocked,
        DeliveryNotProvedException => ErrorKinds.DeliveryNotProved,
        InvalidArchiveException => ErrorKinds.InvalidArchive,
        InvalidEventException => ErrorKinds.InvalidEvent,
        InvalidSetupFileException => ErrorKinds.InvalidSetupFile,
        StorageException => ErrorKinds.Storage,
        _ => throw new UnreachableException($"There is no kind of error for {error.GetType()}.", error), // a test keeps this line cold
    };

    private static ErrorKind KindOf(ApiException api) => api.Kind switch
    {
        _ when api.Code == "MalformedPolicyDocument" => ErrorKinds.MalformedPolicyDocument,
        _ when IsMissingTrust(api) => ErrorKinds.AccessDenied,
        ApiErrorKind.NotFound => ErrorKinds.NotFound,
        ApiErrorKind.Conflict => ErrorKinds.Conflict,
        ApiErrorKind.Denied => ErrorKinds.AccessDenied,
        ApiErrorKind.Unauthenticated => ErrorKinds.AuthenticationFailed,
        ApiErrorKind.Throttled => ErrorKinds.Throttled,
        ApiErrorKind.Unavailable => ErrorKinds.ServiceUnavailable,
        _ => ErrorKinds.InvalidRequest,
    };

    private static string? ActionOf(ActionTrailException error) => error switch
    {
        DeliveryException delivery => delivery.Mend,
        ApiException api when IsMissingTrust(api) =>
            "In the account of the destinations, let the role trust this account: Set-AtTrustPolicy -ManagementAccountId; New-AtDeliveryRole gives it the policy for delivery.",
        ApiException { Kind: ApiErrorKind.Denied, Operation: "Sts.AssumeRole" } =>
            "Connect as a RAM user or role that the role trusts and that may call sts:AssumeRole; the root of an account cannot assume a role.",
        ApiException { Kind: ApiErrorKind.Denied } api when api.Operation.StartsWith("Oss.", StringComparison.Ordinal) =>
            "Use a context of the account that owns the bucket (-Context), or let a policy of that account and of the caller allow the call named in the message.",
        _ => null,
    };

    private static bool IsMissingTrust(ApiException api) => api.Code is "InsufficientBucketPolicyException" or "InsufficientSlsPolicyException";
}
