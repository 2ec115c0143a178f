using ActionTrail.Core.Accounts;

namespace ActionTrail.Core.Policies;

/// <summary>The caller of a request, as policies see it.</summary>
public sealed record PolicyPrincipal
{
    private PolicyPrincipal(PolicyPrincipalKind kind, AccountId? account, string name, string id)
    {
        Kind = kind;
        Account = account;
        Name = name;
        Id = id;
    }

    /// <summary>What the caller is.</summary>
    public PolicyPrincipalKind Kind { get; }

    /// <summary>The account that the caller belongs to or, for a service, acts for; null for a federated caller.</summary>
    public AccountId? Account { get; }

    /// <summary>Name of the user or role, domain of the service, ARN of the provider; empty for root.</summary>
    public string Name { get; }

    /// <summary>Id of the user or role, as bucket policies name it; empty where there is none.</summary>
    public string Id { get; }

    /// <summary>The root user of an account.</summary>
    /// <param name="account">The account.</param>
    /// <returns>The principal.</returns>
    public static PolicyPrincipal Root(AccountId account) => new(PolicyPrincipalKind.Root, account, "", "");

    /// <summary>A RAM user.</summary>
    /// <param name="account">The account that owns the user.</param>
    /// <param name="name">Login name without domain.</param>
    /// <param name="id">User id; empty when unknown.</param>
    /// <returns>The principal.</returns>
    public static PolicyPrincipal User(AccountId account, string name, string id = "") => new(PolicyPrincipalKind.User, account, name, id);

    /// <summary>A session of a RAM role.</summary>
    /// <param name="account">The account that owns the role.</param>
    /// <param name="role">Role name.</param>
    /// <param name="id">Role id; empty when unknown.</param>
    /// <returns>The principal.</returns>
    public static PolicyPrincipal Role(AccountId account, string role, string id = "") => new(PolicyPrincipalKind.Role, account, role, id);

    /// <summary>A cloud service.</summary>
    /// <param name="service">Domain, for example <c>actiontrail.aliyuncs.com</c>.</param>
    /// <param name="actingFor">The account that the service acts for, for delivery the owner of the trail.</param>
    /// <returns>The principal.</returns>
    public static PolicyPrincipal Service(string service, AccountId actingFor) => new(PolicyPrincipalKind.Service, actingFor, service, "");

    /// <summary>Somebody vouched for by an identity provider.</summary>
    /// <param name="providerArn">ARN of the SAML or OIDC provider.</param>
    /// <returns>The principal.</returns>
    public static PolicyPrincipal Federated(string providerArn) => new(PolicyPrincipalKind.Federated, null, providerArn, "");

    /// <summary>The caller as a policy would name it.</summary>
    /// <returns>An ARN, or <c>account@service</c>.</returns>
    public override string ToString() => Kind switch
    {
        PolicyPrincipalKind.Root => $"acs:ram::{Account}:root",
        PolicyPrincipalKind.User => $"acs:ram::{Account}:user/{Name}",
        PolicyPrincipalKind.Role => $"acs:ram::{Account}:role/{Name}",
        PolicyPrincipalKind.Service => $"{Account}@{Name}",
        _ => Name,
    };
}
