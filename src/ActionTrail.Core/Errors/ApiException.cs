namespace ActionTrail.Core.Errors;

/// <summary>The cloud answered a call with an error. The code is the contract; the status and text vary by product.</summary>
public sealed class ApiException : ActionTrailException
{
    /// <summary>Creates the error.</summary>
    /// <param name="operation">Service and operation, for example <c>Actiontrail.CreateTrail</c>.</param>
    /// <param name="status">HTTP status of the answer.</param>
    /// <param name="code">The service's error code, for example <c>TrailNotFoundException</c>.</param>
    /// <param name="detail">The service's own message.</param>
    /// <param name="requestId">The request id of the answer; empty when it carried none.</param>
    /// <param name="retryAfter">The delay that the answer asked for, or null.</param>
    public ApiException(string operation, int status, string code, string detail, string requestId, TimeSpan? retryAfter = null)
        : base($"{operation} answered {status} {code}: {detail} (request id {(requestId.Length == 0 ? "none" : requestId)})")
    {
        Operation = operation;
        Status = status;
        Code = code;
        Detail = detail;
        RequestId = requestId;
        RetryAfter = retryAfter;
    }

    /// <summary>Service and operation.</summary>
    public string Operation { get; }

    /// <summary>HTTP status.</summary>
    public int Status { get; }

    /// <summary>The service's error code.</summary>
    public string Code { get; }

    /// <summary>The service's own message.</summary>
    public string Detail { get; }

    /// <summary>Request id; empty when the answer carried none.</summary>
    public string RequestId { get; }

    /// <summary>Delay the answer asked for, or null.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>What the error means where the service's message says more than its code; null where the code is enough.</summary>
    public ApiErrorKind? StatedKind { get; init; }

    /// <summary>What the error means for a caller: <see cref="StatedKind"/>, or as <see cref="ApiErrorClassifier"/> decides.</summary>
    public ApiErrorKind Kind => StatedKind ?? ApiErrorClassifier.Classify(Status, Code);
}
