namespace ActionTrail.Core.Policies;

/// <summary>A decision and what it rests on.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Step">The step that decided.</param>
/// <param name="DecidedBy">The statement that decided; null when none matched or the owner rule applied.</param>
public sealed record PolicyVerdict(PolicyDecision Decision, PolicyStep Step, DecidingStatement? DecidedBy)
{
    /// <summary>Whether the request may pass.</summary>
    public bool IsAllowed => Decision == PolicyDecision.Allow;

    /// <inheritdoc/>
    public override string ToString() => DecidedBy is null ? $"{Decision} ({Step})" : $"{Decision} ({Step}: {DecidedBy})";
}
