namespace ActionTrail.Core.Policies;

/// <summary>The statement that decided.</summary>
/// <param name="PolicyName">Name of its policy.</param>
/// <param name="Index">Its position in the policy, from 0.</param>
public sealed record DecidingStatement(string PolicyName, int Index)
{
    /// <inheritdoc/>
    public override string ToString() => $"{PolicyName}[{Index}]";
}
