namespace ActionTrail.LocalCloud.Sls.Logs;

/// <summary>Place of a log in the order of time: by its own time, then by receipt.</summary>
/// <param name="Time">Unix seconds of the log.</param>
/// <param name="Received">Unix seconds of its receipt.</param>
/// <param name="Sequence">Place in the order of receipt over all logstores, from 1, never reused.</param>
internal readonly record struct LogPlace(long Time, long Received, long Sequence)
{
    /// <summary>Before everything that starts at a time.</summary>
    public static LogPlace Before(long time) => new(time, long.MinValue, 0);
}
