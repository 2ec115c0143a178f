namespace ActionTrail.Core.Policies;

/// <summary>What policies say about a request.</summary>
public enum PolicyDecision
{
    /// <summary>Nothing allows it.</summary>
    ImplicitDeny,

    /// <summary>Something allows it and nothing denies it.</summary>
    Allow,

    /// <summary>A statement denies it, whatever allows it.</summary>
    ExplicitDeny,
}
