namespace ActionTrail.Core.Errors;

/// <summary>A name, id or ARN breaks its documented rule; raised before any call is made.</summary>
public sealed class InvalidNameException : ActionTrailException
{
    /// <summary>Creates the error.</summary>
    /// <param name="kind">What the text should be, for example <c>Trail name</c>.</param>
    /// <param name="value">The text as given.</param>
    /// <param name="reason">What is wrong and what is allowed, as a clause: <c>has 2 characters; 6 to 36 are allowed</c>.</param>
    public InvalidNameException(string kind, string value, string reason)
        : base($"{kind} '{value}' {reason}.")
    {
        Kind = kind;
        Value = value;
    }

    /// <summary>What the text should be.</summary>
    public string Kind { get; }

    /// <summary>The text as given.</summary>
    public string Value { get; }
}
