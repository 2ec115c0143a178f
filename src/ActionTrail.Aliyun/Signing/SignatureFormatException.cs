namespace ActionTrail.Aliyun.Signing;

/// <summary>Why a signature could not even be read.</summary>
public enum SignatureFormatProblem
{
    /// <summary>An element is absent.</summary>
    Missing,

    /// <summary>An element is there but not in its format.</summary>
    Malformed,

    /// <summary>A date or expiry is not in the scheme's format.</summary>
    BadDate,

    /// <summary>The signature method or version is not one that this scheme knows.</summary>
    UnsupportedMethod,
}

/// <summary>A received signature is incomplete or malformed. The server answers it with the service's own error code.</summary>
public sealed class SignatureFormatException : FormatException
{
    /// <summary>Creates the error.</summary>
    /// <param name="problem">What is wrong.</param>
    /// <param name="element">The parameter or header, for example <c>x-acs-date</c>.</param>
    /// <param name="message">Names the element, the expectation and the fact.</param>
    public SignatureFormatException(SignatureFormatProblem problem, string element, string message)
        : base(message)
    {
        Problem = problem;
        Element = element;
    }

    /// <summary>What is wrong.</summary>
    public SignatureFormatProblem Problem { get; }

    /// <summary>The parameter or header that is wrong.</summary>
    public string Element { get; }
}
