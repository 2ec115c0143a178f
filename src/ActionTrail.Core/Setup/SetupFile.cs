namespace ActionTrail.Core.Setup;

/// <summary>What a setup file asks for. What is null is not managed.</summary>
public sealed record SetupFile
{
    /// <summary>The accounts that the other members name.</summary>
    public required IReadOnlyList<SetupAccount> Accounts { get; init; }

    /// <summary>A member that administers ActionTrail.</summary>
    public SetupDelegation? DelegatedAdministrator { get; init; }

    /// <summary>The role that ActionTrail writes with; null for the service-linked role of the trail's account.</summary>
    public SetupRole? DeliveryRole { get; init; }

    /// <summary>The bucket; null for none.</summary>
    public SetupBucket? Oss { get; init; }

    /// <summary>The Log Service project; null for none.</summary>
    public SetupLogProject? Sls { get; init; }

    /// <summary>The MaxCompute project; null for none.</summary>
    public SetupMaxCompute? MaxCompute { get; init; }

    /// <summary>The trail.</summary>
    public required SetupTrail Trail { get; init; }

    /// <summary>Whether the last 90 days are delivered too.</summary>
    public bool Backfill { get; init; }
}
