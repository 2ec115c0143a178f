namespace ActionTrail.Core.Errors;

/// <summary>A name was looked for among what an account has, and is not there.</summary>
public sealed class NameNotFoundException : ActionTrailException
{
    /// <summary>Creates the error.</summary>
    /// <param name="kind">What was looked for, for example <c>Member</c>.</param>
    /// <param name="name">The name or id as given.</param>
    /// <param name="place">Where, as a clause: <c>in the resource directory of account 123</c>.</param>
    public NameNotFoundException(string kind, string name, string place)
        : base($"{kind} '{name}' was not found {place}.")
    {
        Kind = kind;
        Name = name;
    }

    /// <summary>What was looked for.</summary>
    public string Kind { get; }

    /// <summary>The name or id as given.</summary>
    public string Name { get; }
}
