namespace ActionTrail.Engine.Verification.Canary;

/// <summary>How far a canary came, in the order of the way that it takes.</summary>
public enum CanaryStep
{
    /// <summary>It is in the destination, in time.</summary>
    Arrived,

    /// <summary>It is in the destination, but took longer than the service promises.</summary>
    Late,

    /// <summary>The call could not be made: the member cannot be entered, or nothing answered.</summary>
    NotMade,

    /// <summary>The call was made, and the member's own event history does not show it.</summary>
    NotRecorded,

    /// <summary>The trail does not cover it: it does not log, or not this region, or not this account.</summary>
    NotInScope,

    /// <summary>The write role is gone, does not trust ActionTrail, or may not write.</summary>
    RoleDenied,

    /// <summary>The store is gone, cannot be read, or ActionTrail says that it does not take events.</summary>
    DestinationRefused,

    /// <summary>Nothing is wrong, and it is not there yet.</summary>
    NotYet,
}
