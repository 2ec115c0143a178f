using System.Runtime.CompilerServices;
using System.Text;
using ActionTrail.Core.Caching;

namespace ActionTrail.Aliyun.Signing;

/// <summary>Scope of a V4 signature (OSS, SLS, ODPS): the day, region and product for which the signing key is good.</summary>
internal readonly record struct V4Scope(string Day, string Region, string Product)
{
    private const string Terminator = "aliyun_v4_request";

    /// <summary>Scopes that are in use with a secret at a time: some regions and products of a day.</summary>
    private const int MostScopes = 64;

    /// <summary>Keys of the secrets that somebody still holds: one of them signs, and proves, all the calls of a day.</summary>
    private static readonly ConditionalWeakTable<string, BoundedCache<V4Scope, byte[]>> s_keys = [];

    /// <summary>Splits <c>AccessKeyId/yyyyMMdd/region/product/aliyun_v4_request</c>.</summary>
    public static (string AccessKeyId, V4Scope Scope) Parse(string credential, string product, string element)
    {
        return credential.Split('/') is [{ Length: > 0 } accessKeyId, { Length: > 0 } day, { Length: > 0 } region, string named, Terminator] && named == product
            ? (accessKeyId, new V4Scope(day, region, product))
            : throw new SignatureFormatException(
                SignatureFormatProblem.Malformed, element, $"{element} is '{credential}'; expected <AccessKeyId>/<yyyyMMdd>/<region>/{product}/{Terminator}.");
    }

    /// <summary>The day must be that of the signing time, or a key for one day would sign for another.</summary>
    public void RequireDay(DateTimeOffset date, string element)
    {
        if (Day != SignatureDate.Day(date))
        {
            throw new SignatureFormatException(
                SignatureFormatProblem.Malformed, element, $"{element} is for the day {Day}; the request is dated {SignatureDate.Day(date)}.");
        }
    }

    /// <summary>The signing key. Shared: nobody may write into it.</summary>
    public byte[] DeriveKey(string secret)
    {
        BoundedCache<V4Scope, byte[]> keys = s_keys.GetValue(secret, static _ => new(MostScopes));
        return keys.TryGet(this, out byte[]? known) ? known : keys.Keep(this, Chain(secret));
    }

    public override string ToString() => string.Join('/', Day, Region, Product, Terminator);

    /// <summary>A chain of HMAC-SHA256 over the parts of the scope.</summary>
    private byte[] Chain(string secret)
    {
        byte[] key = Encoding.UTF8.GetBytes($"aliyun_v4{secret}");
        foreach (string part in (ReadOnlySpan<string>)[Day, Region, Product, Terminator])
        {
            key = Mac.Sha256(key, part);
        }

        return key;
    }
}
