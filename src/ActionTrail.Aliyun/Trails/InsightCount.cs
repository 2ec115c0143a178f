namespace ActionTrail.Aliyun.Trails;

/// <summary>How many insight events there were of one kind in one region.</summary>
/// <param name="InsightType">Kind.</param>
/// <param name="RegionId">Region.</param>
/// <param name="Count">Events.</param>
public sealed record InsightCount(string InsightType, string RegionId, long Count);
