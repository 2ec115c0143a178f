namespace ActionTrail.LocalCloud.Oss;

/// <summary>What applying lifecycle rules did.</summary>
/// <param name="Expired">Objects deleted.</param>
/// <param name="Moved">Objects moved to another storage class.</param>
/// <param name="Aborted">Multipart uploads aborted.</param>
internal readonly record struct LifecycleOutcome(int Expired, int Moved, int Aborted)
{
    /// <summary>Both together.</summary>
    public static LifecycleOutcome operator +(LifecycleOutcome left, LifecycleOutcome right) =>
        new(left.Expired + right.Expired, left.Moved + right.Moved, left.Aborted + right.Aborted);
}
