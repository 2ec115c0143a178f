namespace ActionTrail.Engine.Search;

/// <summary>The length of the periods that events are counted in, in UTC.</summary>
public enum TimelineUnit
{
    /// <summary>No periods.</summary>
    None,

    /// <summary>Whole minutes.</summary>
    Minute,

    /// <summary>Whole hours.</summary>
    Hour,

    /// <summary>Days.</summary>
    Day,
}
