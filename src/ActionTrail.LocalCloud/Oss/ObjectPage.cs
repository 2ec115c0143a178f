namespace ActionTrail.LocalCloud.Oss;

/// <summary>One page of a listing.</summary>
/// <param name="Objects">Objects, by key.</param>
/// <param name="CommonPrefixes">Common prefixes, by text, UTF-8.</param>
/// <param name="Last">The last key or common prefix of the page, when more follow; null on the last page.</param>
internal sealed record ObjectPage(IReadOnlyList<StoredObject> Objects, IReadOnlyList<byte[]> CommonPrefixes, byte[]? Last);
