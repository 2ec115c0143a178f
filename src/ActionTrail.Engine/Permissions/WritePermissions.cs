using System.Globalization;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Policies;

namespace ActionTrail.Engine.Permissions;

/// <summary>Decides over documents alone what ActionTrail may do with a role, by the rules that the local cloud decides by. Pure.</summary>
/// <param name="role">The role.</param>
/// <param name="trailOwner">Account that owns the trail.</param>
/// <param name="now">When it would happen.</param>
public sealed class WritePermissions(RoleDocuments role, AccountId trailOwner, DateTimeOffset now)
{
    private const string SourceIp = "acs:SourceIp";

    /// <summary>Address that the service calls from; null where nobody knows it, as on the real cloud.</summary>
    public string? SourceAddress { get; init; }

    /// <summary>Control policies that bind the account that owns the stores; empty for none.</summary>
    public IReadOnlyList<ControlLevel> Controls { get; init; } = [];

    /// <summary>Whether a document asks for the caller's address, which cannot be known: the verdict then holds for an address that fits nothing.</summary>
    /// <param name="resource">Policy of the store; null for none.</param>
    /// <returns>True when the verdict may be another in the cloud.</returns>
    public bool DependsOnAddress(NamedPolicy? resource) =>
        SourceAddress is null
        && role.Policies.Concat(Controls.SelectMany(static level => level.Policies)).Concat(resource is null ? [] : [resource])
            .Append(new NamedPolicy("", role.Trust.Document))
            .SelectMany(static policy => policy.Document.Statements).SelectMany(static statement => statement.Conditions)
            .Any(static condition => string.Equals(condition.Key, SourceIp, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether ActionTrail, acting for the owner of the trail, may assume the role.</summary>
    /// <returns>The verdict; the trust policy decides alone.</returns>
    public PolicyVerdict Assume() => PolicyEvaluator.Decide(
        new ApplicablePolicies { Resource = new NamedPolicy("the trust policy", role.Trust.Document) },
        new PolicyRequest
        {
            Action = "sts:AssumeRole",
            Resource = $"acs:ram:*:{role.Arn.Account}:role/{role.Role.Name}",
            Principal = PolicyPrincipal.Service(ServicePrincipals.ActionTrail, trailOwner),
            ResourceOwner = role.Arn.Account,
            Context = Context(),
        });

    /// <summary>Whether a session of the role may do something.</summary>
    /// <param name="need">What.</param>
    /// <param name="resource">Policy of the store that the resource belongs to; null for none.</param>
    /// <returns>The verdict.</returns>
    public PolicyVerdict Decide(NeededAction need, NamedPolicy? resource) => PolicyEvaluator.Decide(
        new ApplicablePolicies
        {
            Control = role.IsServiceLinked ? [] : [.. Controls.Select(static level => level.Policies)],
            Identity = role.Policies,
            Resource = resource,
        },
        RequestFor(need));

    /// <summary>The first level of control policies that does not allow something.</summary>
    /// <param name="need">What.</param>
    /// <returns>The level; null when all allow it.</returns>
    public ControlLevel? RefusingLevel(NeededAction need) =>
        Controls.FirstOrDefault(level => !PolicyEvaluator.Evaluate(level.Policies, RequestFor(need), PolicyStep.ControlPolicy).IsAllowed);

    private PolicyRequest RequestFor(NeededAction need) => new()
    {
        Action = need.Action,
        Resource = need.Resource,
        Principal = PolicyPrincipal.Role(role.Arn.Account, role.Role.Name.Value, role.Role.RoleId),
        ResourceOwner = need.Owner,
        Context = Context(),
    };

    private PolicyContext Context()
    {
        var context = new PolicyContext
        {
            { "acs:SecureTransport", "true" },
            { "acs:CurrentTime", now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) },
            { "acs:MFAPresent", "false" },
        };
        if (SourceAddress is { } address)
        {
            context.Add(SourceIp, address);
        }

        return context;
    }
}
