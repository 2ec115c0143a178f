using System.Management.Automation;

namespace ActionTrail.Commands;

/// <summary>One kind of error as scripts meet it. Its id is API: changing one breaks scripts.</summary>
/// <param name="Id">ErrorId without the class of the cmdlet.</param>
/// <param name="Category">Category.</param>
/// <param name="When">When it happens, as a sentence, for <c>docs/errors.md</c>.</param>
/// <param name="Action">What the record recommends, as a sentence.</param>
internal sealed record ErrorKind(string Id, ErrorCategory Category, string When, string Action)
{
    /// <summary>A record of this kind.</summary>
    /// <param name="error">The error.</param>
    /// <param name="target">What the user gave us.</param>
    /// <param name="action">What mends this very error; null for the kind's own advice.</param>
    /// <returns>The record.</returns>
    public ErrorRecord Record(Exception error, object? target, string? action = null) =>
        new(error, Id, Category, target) { ErrorDetails = new ErrorDetails(error.Message) { RecommendedAction = action ?? Action } };
}
