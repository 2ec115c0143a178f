using ActionTrail.Engine.Delivery;

namespace ActionTrail.Engine.Collection;

/// <summary>A destination that a collection has or had.</summary>
/// <param name="Key">Names its lane in the store.</param>
/// <param name="Kind">Kind of the destination.</param>
/// <param name="Address">Where it is, for people, without secrets: a folder, the host of an endpoint, a bucket or project.</param>
public sealed record CollectionTarget(string Key, DestinationKind Kind, string Address);
