using System.Text;
using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Signing;

namespace ActionTrail.Aliyun.Tests.Signing;

/// <summary>The fixed inputs that the vectors share.</summary>
internal static class Sample
{
    public const string Nonce = "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf";
    public const string Token = "tok/en+==";
    public const string HttpDate = "Thu, 01 Jan 2026 00:00:00 GMT";

    /// <summary>The PutLogs body of the reference, 79 bytes.</summary>
    public const string LogGroupHex =
        "0a1f0880f2d6ca0612080a026b311202763112080a026b321202c3a925050000000a100881f2d6ca0612080a026b31120276321a027431220831302e302e302e31320c0a047461676b120474616776";

    public const string LogGroupLz4Hex =
        "f1030a1f0880f2d6ca0612080a026b31120276310a00e9321202c3a925050000000a1008812100a0321a027431220831302e0200f00031320c0a047461676b120474616776";

    public static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static readonly CloudCredentials Key = new("testid", "testsecret");

    public static readonly CloudCredentials Session = new("testid", "testsecret", Token);

    public static SigningContext Context(string nonce = Nonce) => new(Now, () => nonce, "cn-hangzhou");

    public static byte[] Hex(string hex) => Convert.FromHexString(hex);

    public static WireRequest Request(string method, string host, string target, ReadOnlyMemory<byte> body, params (string Name, string Value)[] headers)
    {
        int mark = target.IndexOf('?', StringComparison.Ordinal);
        var request = new WireRequest
        {
            Method = method,
            Host = host,
            RawPath = mark < 0 ? target : target[..mark],
            RawQuery = mark < 0 ? "" : target[(mark + 1)..],
            Body = body,
        };
        foreach ((string name, string value) in headers)
        {
            request.Headers[name] = value;
        }

        return request;
    }

    public static WireRequest Request(string method, string host, string target, string body, params (string Name, string Value)[] headers) =>
        Request(method, host, target, Encoding.UTF8.GetBytes(body), headers);

    public static string Query(string rawQuery, string name) => CanonicalQuery.Find(WireQuery.Parse(rawQuery), name) ?? "";

    /// <summary>The signature of an Authorization header of either shape.</summary>
    public static string SignatureOf(WireRequest request)
    {
        string header = request.Headers["Authorization"];
        int field = header.IndexOf("Signature=", StringComparison.Ordinal);
        return field >= 0 ? header[(field + "Signature=".Length)..] : header[(header.LastIndexOf(':') + 1)..];
    }

    /// <summary>Reads and verifies as a server does.</summary>
    public static SignatureCheck Check(IRequestVerifier verifier, WireRequest request, string secret = "testsecret")
    {
        Assert.True(verifier.Matches(request), $"{verifier.Scheme} does not match");
        return verifier.Verify(request, verifier.Read(request), secret);
    }
}
