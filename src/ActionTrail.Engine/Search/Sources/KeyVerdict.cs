namespace ActionTrail.Engine.Search.Sources;

/// <summary>What a key says about an item.</summary>
public enum KeyVerdict
{
    /// <summary>It may hold what is asked for.</summary>
    Read,

    /// <summary>It is later than what is asked for, but may hold events that came late.</summary>
    ReadForLateEvents,

    /// <summary>Its events are of another time.</summary>
    OtherTime,

    /// <summary>Its events are of another region.</summary>
    OtherRegion,

    /// <summary>Its events are of another account.</summary>
    OtherAccount,

    /// <summary>It does not look like a file of events.</summary>
    NoArchive,
}
