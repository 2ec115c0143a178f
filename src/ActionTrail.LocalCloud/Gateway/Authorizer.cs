using System.Collections.ObjectModel;
using System.Globalization;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Events;
using ActionTrail.Core.Policies;
using ActionTrail.LocalCloud.Ram;

namespace ActionTrail.LocalCloud.Gateway;

/// <summary>Decides, by the RAM policies of the cloud, whether a caller may do what an operation demands.</summary>
/// <param name="cloud">State of the cloud.</param>
/// <param name="controls">Control policies of the resource directory.</param>
internal sealed class Authorizer(CloudState cloud, IControlPolicySource controls)
{
    private const string AssumeRole = "sts:AssumeRole";

    /// <summary>Requires every demand to be allowed.</summary>
    /// <param name="call">The call, authenticated.</param>
    /// <param name="demands">What the operation needs.</param>
    /// <param name="protocol">Its protocol, which knows the error code.</param>
    /// <exception cref="CloudError">A demand is denied.</exception>
    public void Require(OperationCall call, IEnumerable<AccessDemand> demands, IServiceProtocol protocol)
    {
        IReadOnlyList<NamedPolicy>? identity = null;
        foreach (AccessDemand demand in demands)
        {
            PolicyVerdict verdict = Decide(call, demand, identity ??= IdentityPolicies.Of(cloud, call.Caller));
            if (!verdict.IsAllowed)
            {
                throw protocol.Deny(call, new AccessDenial(demand, verdict.Decision == PolicyDecision.ExplicitDeny, Name(verdict)) { Step = verdict.Step });
            }
        }
    }

    private PolicyVerdict Decide(OperationCall call, AccessDemand demand, IReadOnlyList<NamedPolicy> identity)
    {
        Caller caller = call.Caller;
        _ = AccountId.TryParse(demand.OwnerAccountId, out AccountId? owner);
        var request = new PolicyRequest
        {
            Action = demand.Action, Resource = demand.Resource, Principal = PrincipalOf(caller), ResourceOwner = owner, Context = ContextOf(call, demand),
        };
        bool isTrust = demand.Action == AssumeRole;
        var policies = new ApplicablePolicies
        {
            Control = ControlsOf(caller, demand.OwnerAccountId),
            Session = caller.SessionPolicy is { } session ? new("session policy", PolicyTexts.Parse(PolicyKind.Session, session)) : null,
            Identity = identity,
            Resource = demand.ResourcePolicy is { } json
                ? new(isTrust ? "trust policy" : "bucket policy", PolicyTexts.Parse(isTrust ? PolicyKind.Trust : PolicyKind.Bucket, json))
                : null,
        };
        return PolicyEvaluator.Decide(policies, request);
    }

    /// <remarks>Unconfirmed: whether control policies bind service-linked roles; here they do not, and they bind every other role.</remarks>
    private IReadOnlyList<IReadOnlyList<NamedPolicy>> ControlsOf(Caller caller, string owner) => caller.Kind switch
    {
        CallerKind.RamUser => controls.LevelsOf(cloud, owner),
        CallerKind.RoleSession when IdentityPolicies.RoleOf(cloud, caller)?.LinkedService is null => controls.LevelsOf(cloud, owner),
        _ => [],
    };

    private static PolicyPrincipal PrincipalOf(Caller caller) => caller.Kind switch
    {
        CallerKind.Root => PolicyPrincipal.Root(AccountId.Parse(caller.AccountId)),
        CallerKind.RamUser => PolicyPrincipal.User(AccountId.Parse(caller.AccountId), caller.Name!, caller.PrincipalId!),
        CallerKind.RoleSession => PolicyPrincipal.Role(AccountId.Parse(caller.AccountId), caller.Name!, caller.PrincipalId!.Split(':')[0]),
        CallerKind.Service => PolicyPrincipal.Service(caller.Name!, AccountId.Parse(caller.AccountId)),
        _ => PolicyPrincipal.Federated("anonymous"),
    };

    private static PolicyContext ContextOf(OperationCall call, AccessDemand demand)
    {
        var context = new PolicyContext
        {
            { "acs:SourceIp", call.Request.RemoteAddress },
            { "acs:SecureTransport", call.Request.Scheme == "https" ? "true" : "false" },
            { "acs:CurrentTime", EventTimes.Print(call.Now) },
            { "acs:MFAPresent", "false" },
        };
        foreach ((string key, IReadOnlyList<string> values) in demand.Conditions ?? ReadOnlyDictionary<string, IReadOnlyList<string>>.Empty)
        {
            context[key] = values;
        }

        return context;
    }

    private static string Name(PolicyVerdict verdict)
    {
        string step = verdict.Step switch
        {
            PolicyStep.ControlPolicy => "control policy",
            PolicyStep.SessionPolicy => "session policy",
            PolicyStep.ResourcePolicy => "resource policy",
            _ => "policy of the caller",
        };
        return verdict.DecidedBy is { } statement
            ? string.Create(CultureInfo.InvariantCulture, $"statement {statement.Index} of {statement.PolicyName} ({step})")
            : step;
    }
}
