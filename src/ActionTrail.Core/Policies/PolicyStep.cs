namespace ActionTrail.Core.Policies;

/// <summary>The step of authorization that decided.</summary>
public enum PolicyStep
{
    /// <summary>The caller is the root user of the account that owns the resource.</summary>
    Owner,

    /// <summary>Control policies of the resource directory.</summary>
    ControlPolicy,

    /// <summary>The policy given to AssumeRole.</summary>
    SessionPolicy,

    /// <summary>Policies of the user, its groups or the role.</summary>
    IdentityPolicy,

    /// <summary>The bucket's policy or the role's trust policy.</summary>
    ResourcePolicy,
}
