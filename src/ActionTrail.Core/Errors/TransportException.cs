namespace ActionTrail.Core.Errors;

/// <summary>A call got no answer: refused, reset, timed out, cut in the middle. Always retriable in principle.</summary>
public sealed class TransportException : ActionTrailException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">Names the endpoint and what happened.</param>
    /// <param name="innerException">The cause, or null.</param>
    public TransportException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
