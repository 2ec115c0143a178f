using System.Globalization;
using ActionTrail.Aliyun.Http;
using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.Oss;

/// <summary>What the service says about bytes that it has stored.</summary>
/// <param name="ETag">Entity tag without quotes.</param>
/// <param name="Crc64">CRC-64 of the stored object or part; null when the service sent none.</param>
/// <param name="RequestId">Request id of the call.</param>
public sealed record OssPutResult(string ETag, ulong? Crc64, string RequestId)
{
    internal static OssPutResult From(WireResponse response) => new(
        response.Headers["ETag"].Trim('"'),
        ReadCrc(response.Headers),
        response.Headers["x-oss-request-id"]);

    /// <summary>The result, if the service stored what was sent.</summary>
    internal static OssPutResult Verified(WireResponse response, ReadOnlySpan<byte> sent)
    {
        OssPutResult result = From(response);
        ulong expected = Checksums.Crc64.Compute(sent);
        return result.Crc64 is { } actual && actual != expected
            ? throw new TransportException($"OSS stored other bytes than were sent: CRC-64 {actual}, expected {expected} (request id {result.RequestId}).")
            : result;
    }

    internal static ulong? ReadCrc(WireHeaders headers) =>
        ulong.TryParse(headers["x-oss-hash-crc64ecma"], NumberStyles.None, CultureInfo.InvariantCulture, out ulong crc) ? crc : null;
}
