namespace ActionTrail.Core.Policies;

/// <summary>Where a policy document is used; the grammar differs.</summary>
public enum PolicyKind
{
    /// <summary>Attached to a user, group or role: has resources, no principal.</summary>
    Identity,

    /// <summary>Says who may assume a role: has a principal, no resource.</summary>
    Trust,

    /// <summary>Attached to an OSS bucket: has resources and a principal.</summary>
    Bucket,

    /// <summary>Given to AssumeRole to narrow the session: as <see cref="Identity"/>.</summary>
    Session,

    /// <summary>Attached to a folder or member of a resource directory: as <see cref="Identity"/>.</summary>
    Control,
}
