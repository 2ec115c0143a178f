namespace ActionTrail.Core.Errors;

/// <summary>One thing is not what was asked of it, for example a trail without a bucket; the next one may be.</summary>
public sealed class UnsuitableException : ConfigurationException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">Names the thing, the expectation and the fact.</param>
    public UnsuitableException(string message)
        : base(message)
    {
    }
}
