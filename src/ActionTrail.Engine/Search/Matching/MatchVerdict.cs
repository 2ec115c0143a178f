namespace ActionTrail.Engine.Search.Matching;

/// <summary>What became of a record.</summary>
internal enum MatchVerdict
{
    /// <summary>It is none of those asked for.</summary>
    Rejected,

    /// <summary>It is one of those asked for.</summary>
    Matched,

    /// <summary>It is no audit event: broken JSON, no id or no time.</summary>
    Unreadable,
}
