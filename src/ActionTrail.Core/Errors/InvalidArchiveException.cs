namespace ActionTrail.Core.Errors;

/// <summary>A file that should hold events does not: broken compression, text between events, an event without end, a size beyond the limit.</summary>
public sealed class InvalidArchiveException : ActionTrailException
{
    /// <summary>Creates the error.</summary>
    /// <param name="reason">What is wrong, as a clause.</param>
    /// <param name="innerException">The cause, or null.</param>
    public InvalidArchiveException(string reason, Exception? innerException = null)
        : base($"The event file {reason}.", innerException)
    {
    }
}
