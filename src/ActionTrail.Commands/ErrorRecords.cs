using System.Management.Automation;
using ActionTrail.Core.Errors;

namespace ActionTrail.Commands;

/// <summary>Maps the error tree to error records: the one table of ErrorIds, categories and recommended actions.</summary>
internal static class ErrorRecords
{
    /// <summary>The record of an error.</summary>
    /// <param name="error">The error.</param>
    /// <param name="target">What the user gave us.</param>
    /// <returns>The record.</returns>
    public static ErrorRecord ToErrorRecord(this ActionTrailException error, object? target) => error switch
    {
        ApiException api => ToErrorRecord(api, target),
        InvalidNameException => Record(error, "InvalidName", ErrorCategory.InvalidArgument, target, "Correct the name; the message states the rule."),
        NameNotFoundException => Record(error, "NotFound", ErrorCategory.ObjectNotFound, target, "Check the name with the matching Get-At command and the context with Get-AtContext."),
        PolicySyntaxException => Record(error, "MalformedPolicyDocument", ErrorCategory.InvalidData, target, "Correct the document at the place that the message names; nothing was changed."),
        CredentialException => Record(error, "CredentialUnavailable", ErrorCategory.AuthenticationError, target, "Connect with Connect-AtAccount, giving one of the sources that the message lists."),
        ConfigurationException => Record(error, "InvalidConfiguration", ErrorCategory.InvalidOperation, target, "Follow the message; Get-AtContext shows what is connected."),
        TransportException => Record(error, "TransportFailure", ErrorCategory.ConnectionError, target, "Check the endpoint and the network, then run the command again; it is safe to repeat."),
        DeliveryException delivery => Record(error, "DeliveryBlocked", ErrorCategory.ResourceUnavailable, target, delivery.Mend),
        _ => Record(error, error.GetType().Name.Replace("Exception", "", StringComparison.Ordinal), ErrorCategory.InvalidData, target, "Correct the input; the message states where and what was expected."),
    };

    private static ErrorRecord ToErrorRecord(ApiException api, object? target) => api.Kind switch
    {
        _ when api.Code == "MalformedPolicyDocument" => Record(api, "MalformedPolicyDocument", ErrorCategory.InvalidData, target, "Correct the document as the message says; nothing was changed."),
        _ when api.Code is "InsufficientBucketPolicyException" or "InsufficientSlsPolicyException" => Record(api, "AccessDenied", ErrorCategory.PermissionDenied, target, "In the account of the destinations, let the role trust this account: Set-AtTrustPolicy -ManagementAccountId; New-AtDeliveryRole gives it the policy for delivery."),
        ApiErrorKind.NotFound => Record(api, "NotFound", ErrorCategory.ObjectNotFound, target, "Check the name with the matching Get-At command and the context with Get-AtContext."),
        ApiErrorKind.Conflict => Record(api, "Conflict", ErrorCategory.ResourceExists, target, "Look at what is there with the matching Get-At command, then change or remove it first."),
        ApiErrorKind.Denied => Record(api, "AccessDenied", ErrorCategory.PermissionDenied, target, "Grant the RAM action named in the message to the identity that Get-AtContext shows."),
        ApiErrorKind.Unauthenticated => Record(api, "AuthenticationFailed", ErrorCategory.AuthenticationError, target, "Check the access key, its token and the clock of this machine, then connect again."),
        ApiErrorKind.Throttled => Record(api, "Throttled", ErrorCategory.LimitsExceeded, target, "Wait, then run the command again with fewer calls at once."),
        ApiErrorKind.Unavailable => Record(api, "ServiceUnavailable", ErrorCategory.ResourceUnavailable, target, "Run the command again later; quote the request id when you ask for support."),
        _ => Record(api, "InvalidRequest", ErrorCategory.InvalidArgument, target, "Correct the parameter that the message names."),
    };

    private static ErrorRecord Record(Exception error, string id, ErrorCategory category, object? target, string action) =>
        new(error, id, category, target) { ErrorDetails = new ErrorDetails(error.Message) { RecommendedAction = action } };
}
