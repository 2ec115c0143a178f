using ActionTrail.Aliyun.Http;

namespace ActionTrail.Engine.Search.Lookups;

/// <summary>One account in one region, where events are looked up.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Connection">An identity of the account, in the region.</param>
/// <param name="Pace">The account's pace; shared by its regions.</param>
public sealed record LookupTarget(string Name, CloudConnection Connection, LookupPace Pace);
