namespace ActionTrail.Engine.Search.Lookups;

/// <summary>What a look-up got from one account in one region.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Region">The region.</param>
/// <param name="Requests">Pages asked for.</param>
/// <param name="EventsReceived">Events on them.</param>
/// <param name="Error">Why it could not be asked to the end; empty when it could.</param>
public sealed record LookupSource(string Name, string Region, long Requests, long EventsReceived, string Error);
