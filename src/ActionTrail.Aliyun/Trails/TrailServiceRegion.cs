namespace ActionTrail.Aliyun.Trails;

/// <summary>A region in which ActionTrail runs.</summary>
/// <param name="RegionId">Region id.</param>
/// <param name="Endpoint">Host of ActionTrail there.</param>
/// <param name="LocalName">Name for people, in the language asked for.</param>
public sealed record TrailServiceRegion(string RegionId, string Endpoint, string LocalName);
