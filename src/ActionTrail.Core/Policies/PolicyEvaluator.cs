namespace ActionTrail.Core.Policies;

/// <summary>Decides requests. Pure: the same policies and request give the same verdict.</summary>
public static class PolicyEvaluator
{
    private const string AssumeRole = "sts:AssumeRole";

    /// <summary>
    /// Decides any request as the cloud does: AssumeRole by trust and identity, everything else by identity and resource. What belongs to
    /// another account is given by that account only: own policies can deny it, never grant it.
    /// </summary>
    /// <param name="policies">Everything that has a say.</param>
    /// <param name="request">The request.</param>
    /// <returns>The verdict, naming the step that decided.</returns>
    public static PolicyVerdict Decide(ApplicablePolicies policies, PolicyRequest request)
    {
        if (request.Action == AssumeRole)
        {
            return AuthorizeAssumeRole(policies, request);
        }

        PolicyVerdict verdict = Authorize(policies, request);
        return !verdict.IsAllowed || request.ResourceOwner is null || request.ResourceOwner == request.Principal.Account ? verdict
            : policies.Resource is { } resource ? Evaluate([resource], request, PolicyStep.ResourcePolicy)
            : new(PolicyDecision.ImplicitDeny, PolicyStep.ResourcePolicy, null);
    }

    /// <summary>The basic step: a matching Deny wins over a matching Allow, which wins over silence.</summary>
    /// <param name="policies">The policies; their order matters only for which statement is named.</param>
    /// <param name="request">The request.</param>
    /// <param name="step">The step to name in the verdict.</param>
    /// <returns>The verdict.</returns>
    public static PolicyVerdict Evaluate(IEnumerable<NamedPolicy> policies, PolicyRequest request, PolicyStep step = PolicyStep.IdentityPolicy)
    {
        DecidingStatement? allowedBy = null;
        foreach (NamedPolicy policy in policies)
        {
            for (int index = 0; index < policy.Document.Statements.Count; index++)
            {
                PolicyStatement statement = policy.Document.Statements[index];
                if (!statement.Matches(request))
                {
                    continue;
                }

                if (statement.Effect == PolicyEffect.Deny)
                {
                    return new(PolicyDecision.ExplicitDeny, step, new(policy.Name, index));
                }

                allowedBy ??= new(policy.Name, index);
            }
        }

        return new(allowedBy is null ? PolicyDecision.ImplicitDeny : PolicyDecision.Allow, step, allowedBy);
    }

    /// <summary>Decides any request but AssumeRole.</summary>
    /// <param name="policies">Everything that has a say.</param>
    /// <param name="request">The request.</param>
    /// <returns>The verdict, naming the step that decided.</returns>
    public static PolicyVerdict Authorize(ApplicablePolicies policies, PolicyRequest request)
    {
        if (request.Principal.Kind == PolicyPrincipalKind.Root && request.Principal.Account == request.ResourceOwner)
        {
            return new(PolicyDecision.Allow, PolicyStep.Owner, null);
        }

        if (Refusal(policies, request) is { } refused)
        {
            return refused;
        }

        PolicyVerdict identity = EvaluateIdentity(policies, request);
        if (policies.Resource is null || identity.Decision == PolicyDecision.ExplicitDeny)
        {
            return identity;
        }

        PolicyVerdict resource = Evaluate([policies.Resource], request, PolicyStep.ResourcePolicy);
        return resource.Decision == PolicyDecision.ExplicitDeny || (resource.IsAllowed && !identity.IsAllowed) ? resource : identity;
    }

    /// <summary>
    /// Decides <c>sts:AssumeRole</c>: identities need both their own policies and the role's trust policy; services and federated callers have
    /// no policies of their own, so trust alone decides; root users cannot assume roles.
    /// </summary>
    /// <param name="policies">Everything that has a say; <see cref="ApplicablePolicies.Resource"/> is the trust policy.</param>
    /// <param name="request">The request; its resource is the role, its owner the account that owns the role.</param>
    /// <returns>The verdict, naming the step that decided.</returns>
    public static PolicyVerdict AuthorizeAssumeRole(ApplicablePolicies policies, PolicyRequest request)
    {
        if (Refusal(policies, request) is { } refused)
        {
            return refused;
        }

        PolicyVerdict trust = policies.Resource is null
            ? new(PolicyDecision.ImplicitDeny, PolicyStep.ResourcePolicy, null)
            : Evaluate([policies.Resource], request, PolicyStep.ResourcePolicy);
        if (request.Principal.Kind is PolicyPrincipalKind.Service or PolicyPrincipalKind.Federated || trust.Decision == PolicyDecision.ExplicitDeny)
        {
            return trust;
        }

        PolicyVerdict identity = EvaluateIdentity(policies, request);
        return identity.IsAllowed ? trust : identity;
    }

    /// <summary>Control policies, level by level, then the session policy: each must allow.</summary>
    private static PolicyVerdict? Refusal(ApplicablePolicies policies, PolicyRequest request)
    {
        if (request.Principal.Kind is PolicyPrincipalKind.User or PolicyPrincipalKind.Role)
        {
            foreach (IReadOnlyList<NamedPolicy> level in policies.Control)
            {
                PolicyVerdict control = Evaluate(level, request, PolicyStep.ControlPolicy);
                if (!control.IsAllowed)
                {
                    return control;
                }
            }
        }

        PolicyVerdict? session = policies.Session is null ? null : Evaluate([policies.Session], request, PolicyStep.SessionPolicy);
        return session?.IsAllowed == false ? session : null;
    }

    private static PolicyVerdict EvaluateIdentity(ApplicablePolicies policies, PolicyRequest request)
    {
        PolicyVerdict account = Evaluate(policies.Identity, request);
        return account.Decision == PolicyDecision.ImplicitDeny ? Evaluate(policies.ResourceGroup, request) : account;
    }
}
