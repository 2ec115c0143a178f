namespace ActionTrail.LocalCloud.Oss;

/// <summary>A part of a multipart upload.</summary>
/// <param name="Number">1 to 10000.</param>
/// <param name="File">Number of the file that holds the bytes; 0 for an empty part.</param>
/// <param name="Size">Size in bytes.</param>
/// <param name="ETag">Entity tag without quotes.</param>
/// <param name="Crc">CRC-64 of the bytes.</param>
/// <param name="Modified">When it was uploaded (UTC, whole seconds).</param>
internal sealed record StoredPart(int Number, long File, long Size, string ETag, ulong Crc, DateTimeOffset Modified);
