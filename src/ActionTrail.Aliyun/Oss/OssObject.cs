namespace ActionTrail.Aliyun.Oss;

/// <summary>An object, or a range of one, that was read.</summary>
/// <param name="Info">What its headers say.</param>
/// <param name="Body">The bytes; empty when <paramref name="NotModified"/>.</param>
/// <param name="NotModified">True when a condition said that the reader has the bytes already.</param>
public sealed record OssObject(OssObjectInfo Info, ReadOnlyMemory<byte> Body, bool NotModified);
