namespace ActionTrail.LocalCloud.Sls.Logs;

/// <summary>Logs of one logstore within a time range.</summary>
/// <param name="Store">Number of the logstore.</param>
/// <param name="From">Begin of the range in Unix seconds, inclusive.</param>
/// <param name="To">End of the range in Unix seconds, exclusive.</param>
/// <param name="ReceivedFrom">Logs received before this (Unix seconds) have expired.</param>
internal readonly record struct LogRange(long Store, long From, long To, long ReceivedFrom);
