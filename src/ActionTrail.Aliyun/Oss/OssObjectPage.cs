namespace ActionTrail.Aliyun.Oss;

/// <summary>One page of a listing, in key order.</summary>
/// <param name="Objects">Objects.</param>
/// <param name="CommonPrefixes">What keys have in common up to the delimiter; empty without a delimiter.</param>
/// <param name="NextToken">Opaque; null on the last page; pass it back with the same options.</param>
public sealed record OssObjectPage(IReadOnlyList<OssObjectSummary> Objects, IReadOnlyList<string> CommonPrefixes, string? NextToken);
