namespace ActionTrail.Core.Errors;

/// <summary>No usable credentials could be had; the message lists each source that was tried, never a secret.</summary>
public sealed class CredentialException : ActionTrailException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What was tried and what each source lacked.</param>
    /// <param name="innerException">The cause, or null.</param>
    public CredentialException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
