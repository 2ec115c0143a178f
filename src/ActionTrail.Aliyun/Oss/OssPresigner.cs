using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Signing;
using ActionTrail.Core.Destinations;

namespace ActionTrail.Aliyun.Oss;

/// <summary>Makes URLs that lend one operation on one object until they expire, signed V4 with the connection's credentials.</summary>
public sealed class OssPresigner
{
    private readonly CloudConnection _connection;
    private readonly OssWire _wire;
    private readonly OssV4Signature _signature = new(OssAddressing.Default);

    internal OssPresigner(CloudConnection connection)
    {
        _connection = connection;
        _wire = new OssWire(connection);
    }

    /// <summary>A URL that reads an object.</summary>
    /// <param name="bucket">Bucket.</param>
    /// <param name="key">Key.</param>
    /// <param name="lifetime">One second to seven days.</param>
    /// <param name="cancellationToken">Ends the wait for credentials.</param>
    /// <returns>The URL.</returns>
    public Task<string> ForGetAsync(BucketName bucket, ObjectKey key, TimeSpan lifetime, CancellationToken cancellationToken) =>
        SignAsync(new OssCall("GetObject", "GET", bucket, key), lifetime, cancellationToken);

    /// <summary>A URL that writes an object.</summary>
    /// <param name="bucket">Bucket.</param>
    /// <param name="key">Key.</param>
    /// <param name="contentType">Content type that the user of the URL must send; empty for none.</param>
    /// <param name="lifetime">One second to seven days.</param>
    /// <param name="cancellationToken">Ends the wait for credentials.</param>
    /// <returns>The URL.</returns>
    public Task<string> ForPutAsync(BucketName bucket, ObjectKey key, string contentType, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        var call = new OssCall("PutObject", "PUT", bucket, key) { Headers = contentType.Length == 0 ? [] : [new("Content-Type", contentType)] };
        return SignAsync(call, lifetime, cancellationToken);
    }

    private async Task<string> SignAsync(OssCall call, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        var context = new SigningContext(_connection.Time.GetUtcNow(), _connection.NextNonce, _connection.Region.ToString());
        return _signature.Presign(_wire.Request(call), await _connection.Credentials.GetAsync(cancellationToken).ConfigureAwait(false), context, lifetime);
    }
}
