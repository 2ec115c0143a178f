namespace ActionTrail.Engine.Search.Matching;

/// <summary>How much of a matching record is checked to be valid.</summary>
internal enum MatchCheck
{
    /// <summary>All of it, because it is given to somebody.</summary>
    Whole,

    /// <summary>Only what is read, because it is only counted.</summary>
    Fields,
}
