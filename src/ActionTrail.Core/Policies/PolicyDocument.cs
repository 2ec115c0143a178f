using ActionTrail.Core.Errors;

namespace ActionTrail.Core.Policies;

/// <summary>A policy of the RAM policy language: statements whose grammar has been checked.</summary>
public sealed class PolicyDocument
{
    internal PolicyDocument(PolicyKind kind, IReadOnlyList<PolicyStatement> statements)
    {
        Kind = kind;
        Statements = statements;
    }

    /// <summary>Where the policy is used.</summary>
    public PolicyKind Kind { get; }

    /// <summary>The statements, in order; at least one. Their order does not matter for the decision.</summary>
    public IReadOnlyList<PolicyStatement> Statements { get; }

    /// <summary>Parses a policy strictly: unknown fields, wrong types and wrong values are errors.</summary>
    /// <param name="json">JSON text.</param>
    /// <param name="kind">Where the policy is used.</param>
    /// <returns>The document.</returns>
    /// <exception cref="PolicySyntaxException">The text breaks the grammar; the message names the place, what is expected and what is found.</exception>
    public static PolicyDocument Parse(string json, PolicyKind kind) => PolicyParser.Parse(json, kind);

    /// <summary>Prints the policy as compact JSON, which parses to the same policy.</summary>
    /// <returns>JSON text.</returns>
    public string ToJson() => PolicyPrinter.Print(this);

    /// <inheritdoc/>
    public override string ToString() => ToJson();
}
