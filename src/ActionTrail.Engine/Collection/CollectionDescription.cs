namespace ActionTrail.Engine.Collection;

/// <summary>What a state folder is about.</summary>
/// <param name="Name">Name of the collection; the logstore and the table that it makes are named after it.</param>
/// <param name="Source">What is collected, as a phrase: <c>LookupEvents of account … in …</c>. A folder keeps to one source.</param>
/// <param name="Targets">Every destination that it ever had: what one has yet to get is kept for it.</param>
public sealed record CollectionDescription(string Name, string Source, IReadOnlyList<CollectionTarget> Targets);
