namespace ActionTrail.Engine.Search;

/// <summary>A file or object that could not be read to its end.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Reason">What is wrong, a sentence.</param>
/// <param name="EventsRead">How many events before the damage were read, and searched like all others.</param>
public sealed record DamagedItem(string Name, string Reason, long EventsRead);
