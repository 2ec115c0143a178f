namespace ActionTrail.Core.Errors;

/// <summary>Bytes that should be an audit event are not one: broken JSON, no id, no time.</summary>
public sealed class InvalidEventException : ActionTrailException
{
    /// <summary>Creates the error.</summary>
    /// <param name="reason">What is wrong, as a clause: <c>has no eventId</c>.</param>
    /// <param name="innerException">The cause, or null.</param>
    public InvalidEventException(string reason, Exception? innerException = null)
        : base($"The audit event {reason}.", innerException) => Reason = reason;

    /// <summary>What is wrong, as a clause.</summary>
    public string Reason { get; }
}
