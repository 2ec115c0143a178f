using ActionTrail.Core.Destinations;

namespace ActionTrail.Aliyun.Oss;

/// <summary>One call before it becomes a request.</summary>
/// <param name="Operation">Operation name, for messages.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Bucket">Bucket; null for the service itself.</param>
/// <param name="Key">Object; null for the bucket or the service.</param>
internal sealed record OssCall(string Operation, string Method, BucketName? Bucket = null, ObjectKey? Key = null)
{
    /// <summary>Sub-resources and parameters; a null value writes the name alone.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Query { get; init; } = [];

    /// <summary>Headers other than those of the signature.</summary>
    public IEnumerable<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Body.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }
}
