using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;

namespace ActionTrail.Core.Policies;

/// <summary>The policy of a role that says who may assume it.</summary>
public sealed class TrustPolicy
{
    private const string AssumeRole = "sts:AssumeRole";
    private const string Name = "trust policy";

    private TrustPolicy(PolicyDocument document) => Document = document;

    /// <summary>The policy; its kind is <see cref="PolicyKind.Trust"/>.</summary>
    public PolicyDocument Document { get; }

    /// <summary>Parses a trust policy strictly.</summary>
    /// <param name="json">JSON text.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="PolicySyntaxException">The text breaks the grammar.</exception>
    public static TrustPolicy Parse(string json) => new(PolicyDocument.Parse(json, PolicyKind.Trust));

    /// <summary>Builds the policy that lets a service assume the role.</summary>
    /// <param name="service">Domain of the service.</param>
    /// <param name="actingFor">The account that the service must act for; null for the account that owns the role.</param>
    /// <returns>The policy.</returns>
    public static TrustPolicy ForService(string service, AccountId? actingFor) =>
        ForServiceOf(service, [actingFor]);

    /// <summary>Builds the policy that lets a service assume the role.</summary>
    /// <param name="service">Domain of the service.</param>
    /// <param name="actingFor">The accounts that the service may act for; null among them for the account that owns the role.</param>
    /// <returns>The policy.</returns>
    public static TrustPolicy ForServiceOf(string service, IReadOnlyList<AccountId?> actingFor) =>
        new(Of(new PolicyPrincipals { Service = [.. actingFor.Select(account => new ServicePrincipalEntry(account?.Value, service).ToString())] }));

    /// <summary>Builds the policy that lets the users and roles of an account assume the role.</summary>
    /// <param name="account">The account.</param>
    /// <returns>The policy.</returns>
    public static TrustPolicy ForAccount(AccountId account) => new(Of(new PolicyPrincipals { Ram = [PolicyPrincipal.Root(account).ToString()] }));

    /// <summary>Whether a caller may assume the role, as far as trust decides it.</summary>
    /// <param name="caller">The caller; for a service with the account that it acts for.</param>
    /// <param name="roleOwner">The account that owns the role.</param>
    /// <param name="context">Condition keys, for example <c>sts:ExternalId</c>; null for none.</param>
    /// <returns>The verdict.</returns>
    public PolicyVerdict Evaluate(PolicyPrincipal caller, AccountId roleOwner, PolicyContext? context = null) => PolicyEvaluator.Evaluate(
        [new(Name, Document)],
        new() { Action = AssumeRole, Resource = "*", Principal = caller, ResourceOwner = roleOwner, Context = context ?? [] },
        PolicyStep.ResourcePolicy);

    /// <summary>Says what is wrong with the policy when a service is to assume the role.</summary>
    /// <param name="service">The service with the account that it acts for.</param>
    /// <param name="roleOwner">The account that owns the role.</param>
    /// <returns>The findings; empty when the service is let in and nobody else by accident.</returns>
    public IReadOnlyList<TrustFinding> Inspect(PolicyPrincipal service, AccountId roleOwner) => TrustInspection.Run(this, service, roleOwner);

    /// <summary>Prints the policy as compact JSON.</summary>
    /// <returns>JSON text.</returns>
    public string ToJson() => Document.ToJson();

    /// <inheritdoc/>
    public override string ToString() => ToJson();

    private static PolicyDocument Of(PolicyPrincipals principal) => new(
        PolicyKind.Trust,
        [new() { Effect = PolicyEffect.Allow, Action = new([AssumeRole], PatternSense.AnyOf), Principal = principal }]);
}
