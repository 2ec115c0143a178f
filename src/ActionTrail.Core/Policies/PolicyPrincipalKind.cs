namespace ActionTrail.Core.Policies;

/// <summary>What a caller is.</summary>
public enum PolicyPrincipalKind
{
    /// <summary>The root user: the account itself.</summary>
    Root,

    /// <summary>A RAM user.</summary>
    User,

    /// <summary>A session of a RAM role.</summary>
    Role,

    /// <summary>A cloud service that acts for an account.</summary>
    Service,

    /// <summary>Somebody vouched for by a SAML or OIDC provider.</summary>
    Federated,
}
