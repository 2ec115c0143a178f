namespace ActionTrail.Aliyun.Trails;

/// <summary>A service that has data events.</summary>
/// <param name="ServiceName">Service, for example <c>Oss</c>.</param>
/// <param name="EventNames">Names of its data events.</param>
public sealed record DataEventService(string ServiceName, IReadOnlyList<string> EventNames);
