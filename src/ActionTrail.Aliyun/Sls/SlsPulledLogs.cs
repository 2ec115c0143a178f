namespace ActionTrail.Aliyun.Sls;

/// <summary>What one PullLogs call read from a shard, in the order of receipt.</summary>
/// <param name="Groups">The log groups; empty at the end of the shard.</param>
/// <param name="NextCursor">Where to go on; equal to the cursor that was asked for when there is nothing more yet.</param>
public sealed record SlsPulledLogs(IReadOnlyList<SlsLogGroup> Groups, string NextCursor);
