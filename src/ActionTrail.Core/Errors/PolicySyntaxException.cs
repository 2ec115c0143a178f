namespace ActionTrail.Core.Errors;

/// <summary>A policy or trust document breaks the grammar of the RAM policy language.</summary>
public sealed class PolicySyntaxException : ActionTrailException
{
    /// <summary>Creates the error.</summary>
    /// <param name="path">Where, as a JSON path: <c>$.Statement[0].Effect</c>.</param>
    /// <param name="expected">What may stand there, as a noun phrase.</param>
    /// <param name="found">What stands there, as a noun phrase.</param>
    /// <param name="innerException">The cause, or null.</param>
    public PolicySyntaxException(string path, string expected, string found, Exception? innerException = null)
        : base($"Policy document at {path}: expected {expected}, found {found}.", innerException) => Path = path;

    /// <summary>Where, as a JSON path.</summary>
    public string Path { get; }
}
