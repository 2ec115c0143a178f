namespace ActionTrail.LocalCloud.Gateway;

/// <summary>What kind of identity made a call.</summary>
internal enum CallerKind
{
    /// <summary>Nobody: the request carried no signature.</summary>
    Anonymous,

    /// <summary>The account itself, by its own access key.</summary>
    Root,

    /// <summary>A RAM user, by its access key.</summary>
    RamUser,

    /// <summary>A session of a RAM role, by temporary credentials.</summary>
    RoleSession,

    /// <summary>A cloud service acting for an account; exists only inside the local cloud, never on the wire.</summary>
    Service,
}
