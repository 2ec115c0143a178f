namespace ActionTrail.LocalCloud.Oss;

/// <summary>What an operation touches, which decides how its event is classified.</summary>
internal enum OssEffect
{
    /// <summary>Reads a bucket or its settings.</summary>
    BucketRead,

    /// <summary>Changes a bucket or its settings.</summary>
    BucketWrite,

    /// <summary>Reads or lists objects.</summary>
    ObjectRead,

    /// <summary>Changes objects.</summary>
    ObjectWrite,
}
