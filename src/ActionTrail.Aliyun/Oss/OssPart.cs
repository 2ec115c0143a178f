namespace ActionTrail.Aliyun.Oss;

/// <summary>One part of a multipart upload.</summary>
/// <param name="Number">1 to 10000.</param>
/// <param name="ETag">Entity tag without quotes.</param>
/// <param name="Size">Size in bytes.</param>
public sealed record OssPart(int Number, string ETag, long Size);
