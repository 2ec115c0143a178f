using ActionTrail.Core.Accounts;
using ActionTrail.Core.Arns;
using ActionTrail.Core.Destinations;

namespace ActionTrail.Engine.Delivery;

/// <summary>Where the files of a trail go.</summary>
/// <param name="Bucket">Bucket.</param>
/// <param name="Region">Its region.</param>
/// <param name="Prefix">Start of every key.</param>
/// <param name="Role">Role that writes; null when the writer acts as itself.</param>
public sealed record BucketTarget(BucketName Bucket, RegionId Region, OssKeyPrefix Prefix, RoleArn? Role);
