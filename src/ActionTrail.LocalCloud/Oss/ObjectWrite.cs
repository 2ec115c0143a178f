namespace ActionTrail.LocalCloud.Oss;

/// <summary>An object that is to be written.</summary>
/// <param name="Bucket">Its bucket.</param>
/// <param name="Stored">Its row.</param>
/// <param name="Body">Its bytes where they go into a row; otherwise they are in their file already.</param>
/// <param name="Guard">Has the last word.</param>
internal sealed record ObjectWrite(BucketDocument Bucket, StoredObject Stored, ReadOnlyMemory<byte> Body, WriteGuard Guard);
