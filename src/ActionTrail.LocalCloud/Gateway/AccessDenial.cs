using ActionTrail.Core.Policies;

namespace ActionTrail.LocalCloud.Gateway;

/// <summary>Why a call was denied.</summary>
/// <param name="Demand">The permission that was missing.</param>
/// <param name="Explicit">True when a Deny statement decided; false when nothing allowed it.</param>
/// <param name="Decider">The policy and statement that decided, or the step that had none.</param>
internal sealed record AccessDenial(AccessDemand Demand, bool Explicit, string Decider)
{
    /// <summary>The step of the evaluation that denied.</summary>
    public PolicyStep Step { get; init; } = PolicyStep.IdentityPolicy;

    /// <summary>The denial as one sentence, for a person.</summary>
    public string Explanation => Explicit
        ? $"{Demand.Action} on {Demand.Resource} is denied by {Decider}."
        : $"{Demand.Action} on {Demand.Resource} is allowed by no {Decider}.";
}
