namespace ActionTrail.Core.Policies;

/// <summary>What is wrong with a trust policy.</summary>
public enum TrustFindingKind
{
    /// <summary>No entry comes near the service.</summary>
    ServiceMissing,

    /// <summary>The plain service is trusted, which means it acts for the role's own account, but another account owns the trail.</summary>
    PlainService,

    /// <summary>The service is trusted for an account other than the trail's.</summary>
    WrongAccount,

    /// <summary>An entry looks like the service but is not.</summary>
    MisspeltService,

    /// <summary>An entry trusts everybody.</summary>
    Wildcard,

    /// <summary>A statement denies the service, or a condition keeps it out.</summary>
    Refused,
}
