namespace ActionTrail.Core.Errors;

/// <summary>Root of every error that this product raises on purpose. Anything else that escapes is a bug.</summary>
public abstract class ActionTrailException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">Names the thing, the expectation and the fact.</param>
    /// <param name="innerException">What caused it, kept whole; null when this is the origin.</param>
    protected ActionTrailException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
