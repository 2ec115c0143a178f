using System.Text;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Signing;

namespace ActionTrail.LocalCloud.Tests.Gateway;

/// <summary>Every signed part of a request that makes a user is changed, one at a time: each is refused and no user is made.</summary>
public sealed class TamperMatrixTests : IDisposable
{
    private readonly TestCloud _cloud = new();

    public static TheoryData<string> Schemes => ["acs3", "acs3-form", "rpc", "rpc-form", "roa"];

    public void Dispose() => _cloud.Dispose();

    [Theory]
    [MemberData(nameof(Schemes))]
    public async Task No_signed_part_can_be_changed(string scheme)
    {
        int changes = 0;
        foreach ((string part, WireRequest changed) in Tampered(Signed(scheme)))
        {
            WireResponse answer = await _cloud.Host.HandleAsync(changed, default);

            Assert.True(answer.Status is >= 400 and < 500, $"{scheme}: changing {part} was answered {answer.Status} {answer.Text}");
            changes++;
        }

        Assert.True(changes >= 8, $"{scheme}: only {changes} parts were changed.");
        Assert.Empty((await _cloud.Root.RamAsync("ListUsers")).List("Users", "User"));
        Assert.Empty(_cloud.Faults);

        // The request itself is good: what was refused above was refused for the change.
        Assert.Equal(200, (await _cloud.Host.HandleAsync(Signed(scheme), default)).Status);
    }

    private static IEnumerable<(string Part, WireRequest Request)> Tampered(WireRequest signed)
    {
        yield return ("method", Copy(signed, method: signed.Method == "POST" ? "GET" : "POST"));
        if (signed.Headers.Contains("Authorization"))
        {
            // RPC V1 signs neither path nor host.
            yield return ("path", Copy(signed, path: "/x"));
        }

        if (signed.Headers["Authorization"].StartsWith("ACS3", StringComparison.Ordinal))
        {
            yield return ("host", Copy(signed, host: "ram.aliyuncs.com:8443"));
        }

        if (!signed.Body.IsEmpty)
        {
            yield return ("body", Copy(signed, body: Encoding.UTF8.GetString(signed.Body.Span).Replace("mallory", "mallory2", StringComparison.Ordinal)));
        }

        string[] pairs = signed.RawQuery.Split('&', StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < pairs.Length; i++)
        {
            yield return ($"query {pairs[i]} changed", Copy(signed, query: string.Join('&', pairs.Select((pair, index) => index == i ? pair + "x" : pair))));
            yield return ($"query {pairs[i]} taken away", Copy(signed, query: string.Join('&', pairs.Where((_, index) => index != i))));
        }

        yield return ("query added", Copy(signed, query: signed.RawQuery + "&Comments=added"));
        foreach ((string name, string value) in signed.Headers.Where(header => IsSigned(signed, header.Key)))
        {
            WireRequest changed = signed.Copy();
            changed.Headers[name] = value[..^1] + (value[^1] == 'a' ? 'b' : 'a');
            yield return ($"header {name} changed", changed);

            WireRequest without = signed.Copy();
            without.Headers.Remove(name);
            yield return ($"header {name} taken away", without);
        }

        if (signed.Headers["Authorization"].StartsWith("AC", StringComparison.OrdinalIgnoreCase))
        {
            WireRequest added = signed.Copy();
            added.Headers["x-acs-added"] = "1";
            yield return ("header added", added);
        }
    }

    private static bool IsSigned(WireRequest request, string header) =>
        request.Headers.Contains("Authorization")
        && (header.StartsWith("x-acs-", StringComparison.OrdinalIgnoreCase)
            || header is "Authorization" or "Content-Type"
            || (header is "Date" or "Content-MD5" or "Accept" && !request.Headers["Authorization"].StartsWith("ACS3", StringComparison.Ordinal)));

    private static WireRequest Copy(WireRequest request, string? method = null, string? path = null, string? host = null, string? query = null, string? body = null)
    {
        var copy = new WireRequest
        {
            Method = method ?? request.Method,
            Host = host ?? request.Host,
            RawPath = path ?? request.RawPath,
            RawQuery = query ?? request.RawQuery,
            Body = body is null ? request.Body : Encoding.UTF8.GetBytes(body),
        };
        foreach ((string name, string value) in request.Headers)
        {
            copy.Headers[name] = value;
        }

        return copy;
    }

    private WireRequest Signed(string scheme)
    {
        bool isRpc = scheme.StartsWith("rpc", StringComparison.Ordinal);
        bool isForm = scheme.EndsWith("form", StringComparison.Ordinal);
        const string Parameters = "UserName=mallory&DisplayName=Mallory";
        var request = new WireRequest
        {
            Method = "POST",
            Host = "ram.aliyuncs.com",
            RawQuery = (isRpc ? "Action=CreateUser&Version=2015-05-01&Format=JSON&" : "") + (isForm ? "" : Parameters),
            Body = isForm ? Encoding.UTF8.GetBytes(Parameters) : ReadOnlyMemory<byte>.Empty,
        };
        if (isForm)
        {
            request.Headers["Content-Type"] = "application/x-www-form-urlencoded";
        }

        if (!isRpc)
        {
            request.Headers["Accept"] = "application/json";
            request.Headers["x-acs-action"] = "CreateUser";
            request.Headers["x-acs-version"] = "2015-05-01";
        }

        IRequestSigner signer = isRpc ? new RpcV1Signature() : scheme == "roa" ? new RoaV1Signature() : new Acs3Signature();
        signer.Sign(request, _cloud.Host.RootCredentials(_cloud.Account.Id), new SigningContext(_cloud.Time.GetUtcNow(), () => "nonce-1", "cn-hangzhou"));
        return request;
    }
}
