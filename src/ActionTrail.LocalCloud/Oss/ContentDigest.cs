using System.Security.Cryptography;
using ActionTrail.Aliyun.Checksums;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>The two digests of a body.</summary>
/// <param name="Md5">MD5, 16 bytes.</param>
/// <param name="Crc">CRC-64.</param>
internal readonly record struct ContentDigest(byte[] Md5, ulong Crc)
{
    private const int Slice = 64 * 1024;

    /// <summary>Entity tag of a body that is stored whole.</summary>
    public string ETag => Convert.ToHexString(Md5);

    /// <summary>Digests a request's body, reading it once. A Content-MD5 that the signature check has proved is not computed again.</summary>
    /// <exception cref="CloudError"><c>InvalidDigest</c>.</exception>
    public static ContentDigest Of(OssCall call)
    {
        ReadOnlySpan<byte> body = call.Request.Body.Span;
        string declared = call.Request.Headers["Content-MD5"].Trim();
        if (declared.Length == 0)
        {
            return Of(body);
        }

        byte[] md5 = new byte[MD5.HashSizeInBytes];
        if (!Convert.TryFromBase64String(declared, md5, out int written) || written != md5.Length)
        {
            throw OssErrors.InvalidDigest("It is not the Base64 form of 16 bytes.");
        }

        if (call.Caller.Kind is CallerKind.Root or CallerKind.RamUser or CallerKind.RoleSession)
        {
            return new ContentDigest(md5, Crc64.Compute(body));
        }

        ContentDigest actual = Of(body);
        return actual.Md5.AsSpan().SequenceEqual(md5) ? actual : throw OssErrors.InvalidDigest("It is not that of the body received.");
    }

    /// <summary>Digests bytes, slice by slice, so that the second digest finds each slice in the cache.</summary>
    public static ContentDigest Of(ReadOnlySpan<byte> body)
    {
        if (body.Length <= Slice)
        {
            return new ContentDigest(MD5.HashData(body), Crc64.Compute(body));
        }

        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        ulong crc = 0;
        for (; body.Length > 0; body = body[Math.Min(Slice, body.Length)..])
        {
            ReadOnlySpan<byte> slice = body[..Math.Min(Slice, body.Length)];
            md5.AppendData(slice);
            crc = Crc64.Compute(slice, crc);
        }

        return new ContentDigest(md5.GetHashAndReset(), crc);
    }
}
