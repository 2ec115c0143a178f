using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Asked at the moment of a write, under the store's lock: throws if it must not happen.</summary>
/// <param name="bucket">The bucket as it is at that moment.</param>
/// <param name="present">The object that would be replaced or deleted; null when there is none.</param>
/// <exception cref="CloudError"><c>FileImmutable</c>, <c>FileAlreadyExists</c> and others.</exception>
internal delegate void WriteGuard(BucketDocument bucket, StoredObject? present);
