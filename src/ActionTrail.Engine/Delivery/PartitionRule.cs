namespace ActionTrail.Engine.Delivery;

/// <summary>What a destination keeps apart.</summary>
public enum PartitionRule
{
    /// <summary>Nothing: every event goes to one place.</summary>
    None,

    /// <summary>UTC days.</summary>
    Date,

    /// <summary>Accounts, regions and UTC days.</summary>
    AccountRegionDate,
}
