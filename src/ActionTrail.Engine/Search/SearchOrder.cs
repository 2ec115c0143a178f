namespace ActionTrail.Engine.Search;

/// <summary>The order of the events that a search gives.</summary>
public enum SearchOrder
{
    /// <summary>As they lie: by the names of their files, then by place. Nothing waits.</summary>
    Stored,

    /// <summary>Latest event first. Nothing comes out before everything that matters has been read.</summary>
    Newest,

    /// <summary>Earliest event first. Nothing comes out before everything that matters has been read.</summary>
    Oldest,
}
