using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Signing;
using FsCheck;
using FsCheck.Fluent;

namespace ActionTrail.Aliyun.Tests.Signing;

/// <summary>For each scheme: a random request verifies, and no signed part of it can be changed.</summary>
public sealed class TamperTests
{
    private const string FormType = "application/x-www-form-urlencoded";

    private static readonly string[] s_texts = ["a", "a b", "x+y", "é", "日本", "*", "(1)!'~", "50%", "k=v", "p&q", "/s/", "#1", "Z.9_-"];

    public static TheoryData<string> Schemes { get; } = [.. Profiles.Keys];

    private static Dictionary<string, Profile> Profiles => new(StringComparer.Ordinal)
    {
        ["RPC"] = new(new RpcV1Signature(), _ => false, _ => true, Form: true),
        ["ROA"] = new(new RoaV1Signature(), name => name is "Accept" or "Content-MD5" or "Content-Type" or "Date" || IsOf(name, "x-acs-"), _ => true),
        ["ACS3"] = new(new Acs3Signature(), name => name is "Content-Type" || IsOf(name, "x-acs-"), _ => true, HostSigned: true, DigestRequired: true),
        ["OSS V1"] = new(new OssV1Signature(OssAddressing.Default), IsOssHeader, name => name is "versionId", HostSigned: true),
        ["OSS V4"] = new(new OssV4Signature(OssAddressing.Default), IsOssHeader, _ => true, HostSigned: true),
        ["SLS V1 SHA-1"] = new(new SlsV1Signature(), IsSlsHeader, _ => true, DigestRequired: true),
        ["SLS V1 SHA-256"] = new(new SlsV1Signature(SlsHash.HmacSha256), IsSlsHeader, _ => true, DigestRequired: true),
        ["SLS V4"] = new(new SlsV4Signature(), name => name is "Content-Type" || IsOf(name, "x-log-") || IsOf(name, "x-acs-"), _ => true, HostSigned: true, DigestRequired: true),
        ["ODPS V2"] = new(new OdpsSignature(OdpsVersion.V2), IsOdpsHeader, _ => true),
        ["ODPS V4"] = new(new OdpsSignature(), IsOdpsHeader, _ => true),
    };

    [Theory]
    [MemberData(nameof(Schemes))]
    public void No_signed_part_of_a_request_can_be_changed(string scheme)
    {
        Profile profile = Profiles[scheme];
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(Requests(profile).ToArbitrary(), request =>
        {
            profile.Signer.Sign(request, Sample.Session, Sample.Context());
            if (!IsAccepted(profile.Verifier, request))
            {
                return false.Label("the request as signed is refused");
            }

            string? hole = Changes(profile, request).FirstOrDefault(change => IsAccepted(profile.Verifier, change.Request)).What;
            return (hole is null).Label($"accepted with a changed {hole}");
        }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void No_signed_part_of_a_presigned_url_can_be_changed(int version)
    {
        var v1 = new OssV1Signature(OssAddressing.Default);
        var v4 = new OssV4Signature(OssAddressing.Default, "host");
        IRequestVerifier verifier = version == 1 ? v1 : v4;
        var profile = new Profile(verifier, IsOssHeader, name => version == 4 || name is "versionId" or "security-token" or "Expires" or "Signature");
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(Requests(profile).ToArbitrary(), request =>
        {
            _ = version == 1 ? v1.Presign(request, Sample.Session, Sample.Now.AddHours(1)) : v4.Presign(request, Sample.Session, Sample.Context(), TimeSpan.FromHours(1));
            string? hole = Changes(profile with { HostSigned = true }, request, body: false).FirstOrDefault(change => IsAccepted(verifier, change.Request)).What;
            return (IsAccepted(verifier, request) && hole is null).Label($"accepted with a changed {hole}");
        }));
    }

    [Fact]
    public void A_request_belongs_to_one_scheme_at_most()
    {
        List<IRequestVerifier> all = [.. Profiles.Values.Select(profile => profile.Verifier).DistinctBy(verifier => verifier.Scheme)];
        foreach ((string name, Profile profile) in Profiles)
        {
            WireRequest request = Sample.Request("GET", "b.oss-cn-hangzhou.aliyuncs.com", "/", "");
            profile.Signer.Sign(request, Sample.Session, Sample.Context());
            Assert.Equal((name, profile.Verifier.Scheme), (name, Assert.Single(all, verifier => verifier.Matches(request)).Scheme));
        }

        Assert.DoesNotContain(all, verifier => verifier.Matches(Sample.Request("GET", "ram.aliyuncs.com", "/?Action=X", "")));
    }

    private static bool IsAccepted(IRequestVerifier verifier, WireRequest request)
    {
        try
        {
            return verifier.Matches(request) && verifier.Verify(request, verifier.Read(request), Sample.Key.AccessKeySecret).IsValid;
        }
        catch (SignatureFormatException)
        {
            return false;
        }
    }

    private static IEnumerable<(string What, WireRequest Request)> Changes(Profile profile, WireRequest signed, bool body = true)
    {
        yield return ("method", With(signed, method: "PATCH"));
        yield return ("path", With(signed, path: $"{signed.RawPath}x"));
        if (profile.HostSigned)
        {
            yield return ("host", With(signed, host: $"x{signed.Host}"));
        }

        IReadOnlyList<KeyValuePair<string, string?>> query = WireQuery.Parse(signed.RawQuery);
        for (int i = 0; i < query.Count; i++)
        {
            (string name, string? value) = query[i];
            if (profile.SignsQuery(name))
            {
                yield return ($"value of parameter {name}", With(signed, query: Replace(query, i, new(name, $"{value}x"))));
                yield return ($"name of parameter {name}", With(signed, query: Replace(query, i, new($"{name}x", value))));
                yield return ($"parameter {name}, taken away,", With(signed, query: Replace(query, i, null)));
            }
        }

        yield return ("query, a parameter more,", With(signed, query: WireQuery.Build([.. query, new(profile.SignsQuery("extra") ? "extra" : "acl", "1")])));
        foreach ((string name, string value) in signed.Headers)
        {
            if (profile.SignsHeader(name) || name == AuthorizationHeader.Name)
            {
                yield return ($"value of header {name}", WithHeader(signed, name, $"{value}x"));
                yield return ($"header {name}, taken away,", WithHeader(signed, name, null));
            }
        }

        if (!signed.Body.IsEmpty && body)
        {
            byte[] flipped = signed.Body.ToArray();
            flipped[^1] ^= 1;
            yield return ("last byte of the body", With(signed, body: flipped));
            yield return ("body, taken away,", With(signed, body: Array.Empty<byte>()));
        }
        else if (profile.DigestRequired)
        {
            yield return ("body, added,", With(signed, body: new byte[] { 1 }));
        }
    }

    private static Gen<WireRequest> Requests(Profile profile)
    {
        Gen<string> text = Gen.Elements(s_texts);
        string[] names = ["Action", "from", "versionId", "prefix", "Tag.1.Key", "empty"];
        return
            from method in Gen.Elements("GET", "POST", "PUT", "DELETE")
            from segments in text.ListOf(2)
            from used in Gen.Shuffle(names)
            from count in Gen.Choose(0, names.Length)
            from values in text.ListOf(count)
            from form in text.ListOf(2)
            from bodied in Gen.Elements(true, false)
            select Build(profile, method, segments, used.Take(count).Zip(values, (name, value) => new KeyValuePair<string, string?>(name, name == "empty" ? "" : value)), bodied ? form : []);
    }

    private static WireRequest Build(
        Profile profile, string method, IEnumerable<string> segments, IEnumerable<KeyValuePair<string, string?>> query, IReadOnlyList<string> form)
    {
        string body = WireQuery.Build(form.Select((value, index) => new KeyValuePair<string, string?>($"Form.{index}", value)));
        WireRequest request = Sample.Request(
            method, "b1.oss-cn-hangzhou.aliyuncs.com", $"/{string.Join('/', segments.Select(WireQuery.Encode))}?{WireQuery.Build(query)}", body,
            ("x-acs-action", "A"), ("x-oss-meta-m", "v"), ("x-log-apiversion", "0.6.0"), ("x-odps-user-agent", "t/1"), ("Accept", "application/json"));
        if (body.Length > 0)
        {
            request.Headers["Content-Type"] = profile.Form ? FormType : "text/plain";
            request.Headers["Content-MD5"] = profile.Signer is SlsV1Signature ? BodyDigest.Md5UpperHex(request) : BodyDigest.Md5Base64(request);
        }

        return request;
    }

    private static string Replace(IReadOnlyList<KeyValuePair<string, string?>> query, int index, KeyValuePair<string, string?>? replacement) =>
        WireQuery.Build(query.SelectMany((pair, i) => i != index ? [pair] : replacement is { } other ? [other] : Array.Empty<KeyValuePair<string, string?>>()));

    private static WireRequest WithHeader(WireRequest request, string name, string? value)
    {
        WireRequest copy = request.Copy();
        copy.Headers.Remove(name);
        if (value is not null)
        {
            copy.Headers[name] = value;
        }

        return copy;
    }

    private static WireRequest With(
        WireRequest request, string? method = null, string? host = null, string? path = null, string? query = null, ReadOnlyMemory<byte>? body = null)
    {
        var copy = new WireRequest
        {
            Method = method ?? request.Method,
            Host = host ?? request.Host,
            RawPath = path ?? request.RawPath,
            RawQuery = query ?? request.RawQuery,
            Body = body ?? request.Body,
        };
        foreach ((string name, string value) in request.Headers)
        {
            copy.Headers[name] = value;
        }

        return copy;
    }

    private static bool IsOf(string name, string prefix) => name.StartsWith(prefix, StringComparison.Ordinal);

    private static bool IsOssHeader(string name) => name is "Content-MD5" or "Content-Type" || IsOf(name, "x-oss-");

    private static bool IsSlsHeader(string name) => name is "Content-MD5" or "Content-Type" or "Date" || IsOf(name, "x-log-") || IsOf(name, "x-acs-");

    private static bool IsOdpsHeader(string name) => name is "Content-MD5" or "Content-Type" or "Date" || IsOf(name, "x-odps-");

    private sealed record Profile(
        IRequestVerifier Verifier, Func<string, bool> SignsHeader, Func<string, bool> SignsQuery, bool HostSigned = false, bool DigestRequired = false, bool Form = false)
    {
        public IRequestSigner Signer => (IRequestSigner)Verifier;
    }
}
