namespace ActionTrail.Core.Errors;

/// <summary>The caller's set-up is wrong or incomplete: a missing context, a folder in use, contradictory parameters.</summary>
public class ConfigurationException : ActionTrailException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">Names the thing, the expectation and the fact.</param>
    /// <param name="innerException">The cause, or null.</param>
    public ConfigurationException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
