using ActionTrail.Core.Destinations;

namespace ActionTrail.Aliyun.Oss;

/// <summary>A multipart upload that was begun.</summary>
/// <param name="Bucket">Bucket.</param>
/// <param name="Key">Key of the object to be.</param>
/// <param name="Id">Upload id.</param>
public sealed record OssUpload(BucketName Bucket, ObjectKey Key, string Id);
