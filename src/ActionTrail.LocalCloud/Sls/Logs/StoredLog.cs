using ActionTrail.Aliyun.Sls;

namespace ActionTrail.LocalCloud.Sls.Logs;

/// <summary>One log as it is kept.</summary>
/// <param name="Place">Where it stands in the order of time.</param>
/// <param name="Batch">Place in the order of receipt of the first log of its group; logs with the same number came together.</param>
/// <param name="Group">A group of this one log, with its topic, source and tags.</param>
internal sealed record StoredLog(LogPlace Place, long Batch, SlsLogGroup Group)
{
    /// <summary>Time and contents.</summary>
    public SlsLog Log => Group.Logs[0];
}
