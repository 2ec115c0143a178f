namespace ActionTrail.Engine.Setup;

/// <summary>What becomes of stored events when a setup is taken away.</summary>
public enum StoredEvents
{
    /// <summary>They stay, with the stores that hold them.</summary>
    Stay,

    /// <summary>They go, with the stores that hold nothing else.</summary>
    Go,
}
