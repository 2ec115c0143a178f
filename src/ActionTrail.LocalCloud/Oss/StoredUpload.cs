namespace ActionTrail.LocalCloud.Oss;

/// <summary>A multipart upload that was begun.</summary>
/// <param name="Key">Key of the object to be, UTF-8.</param>
/// <param name="Id">Upload id, unique in the cloud.</param>
/// <param name="Initiated">When it was begun (UTC, whole seconds).</param>
/// <param name="Headers">Headers of the object to be.</param>
internal sealed record StoredUpload(byte[] Key, string Id, DateTimeOffset Initiated, string Headers);
