namespace ActionTrail.Core.Policies;

/// <summary>One statement of a policy: it matches a request when every part that it has matches.</summary>
public sealed class PolicyStatement
{
    internal PolicyStatement()
    {
    }

    /// <summary>What a match does.</summary>
    public required PolicyEffect Effect { get; init; }

    /// <summary>The actions that it speaks about.</summary>
    public required ActionPatterns Action { get; init; }

    /// <summary>The resources that it speaks about; null in trust policies, which speak about their role.</summary>
    public ResourcePatterns? Resource { get; init; }

    /// <summary>The callers that it speaks about; null in policies that are attached to a caller.</summary>
    public PolicyPrincipals? Principal { get; init; }

    /// <summary>Conditions that must all hold; empty when there are none.</summary>
    public IReadOnlyList<PolicyCondition> Conditions { get; init; } = [];

    /// <summary>Whether the statement matches a request.</summary>
    /// <param name="request">The request.</param>
    /// <returns>True when every part matches.</returns>
    public bool Matches(PolicyRequest request) =>
        Action.Select(request.Action)
        && Resource?.Select(request.Resource) != false
        && Principal?.Include(request.Principal, request.ResourceOwner) != false
        && Hold(request.Context);

    private bool Hold(PolicyContext context)
    {
        foreach (PolicyCondition condition in Conditions)
        {
            if (!condition.Holds(context))
            {
                return false;
            }
        }

        return true;
    }
}
