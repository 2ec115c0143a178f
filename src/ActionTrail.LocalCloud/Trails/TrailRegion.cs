namespace ActionTrail.LocalCloud.Trails;

/// <summary>A region in which ActionTrail runs.</summary>
/// <param name="Id">Region id.</param>
/// <param name="EnglishName">Name for people, in English.</param>
/// <param name="ChineseName">Name for people, in Chinese.</param>
internal sealed record TrailRegion(string Id, string EnglishName, string ChineseName)
{
    /// <summary>Host of ActionTrail in the region.</summary>
    public string Endpoint => $"actiontrail.{Id}.aliyuncs.com";
}
