using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Signing;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Tests.Fuzz;

/// <summary>Makes requests that are wrong in many ways; most are signed rightly, so that they get past the door. The same seed makes the same requests.</summary>
internal sealed partial class RequestMaker(int seed, CloudCredentials credentials, Func<DateTimeOffset> now)
{
    private static readonly IRequestSigner[] s_pop = [new Acs3Signature(), new Acs3Signature(), new RpcV1Signature(), new RoaV1Signature()];
    private static readonly IRequestSigner[] s_oss = [new OssV1Signature(OssAddressing.Default), new OssV4Signature(OssAddressing.Default)];
    private static readonly IRequestSigner[] s_sls = [new SlsV1Signature(), new SlsV4Signature()];
    private static readonly IRequestSigner[] s_maxCompute = [new OdpsSignature(), new Acs3Signature()];
    private readonly Random _random = new(seed);
    private readonly PopOperation[] _operations = [.. OperationRegistry.All.OfType<PopOperation>().OrderBy(static operation => operation.Facts.Service + operation.Facts.Name, StringComparer.Ordinal)];
    private readonly Dictionary<string, HashSet<string>> _learnt = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>The next request.</summary>
    public WireRequest Next()
    {
        _count++;
        (WireRequest request, IRequestSigner[] signers) = _random.Next(8) switch
        {
            0 or 1 => (OfOperation(), s_pop),
            2 or 3 => (Of(_random.Next(4) == 0 ? "oss-cn-hangzhou.aliyuncs.com" : "fuzz-bucket.oss-cn-hangzhou.aliyuncs.com", FuzzVocabulary.OssTargets, FuzzVocabulary.OssPaths, FuzzVocabulary.OssQuery), s_oss),
            4 or 5 => (Of(_random.Next(6) == 0 ? "cn-hangzhou.log.aliyuncs.com" : "fuzz-project.cn-hangzhou.log.aliyuncs.com", FuzzVocabulary.SlsTargets, FuzzVocabulary.SlsPaths, FuzzVocabulary.SlsQuery), s_sls),
            6 => (Of(Pick(["maxcompute.cn-hangzhou.aliyuncs.com", "service.cn-hangzhou.maxcompute.aliyun.com", "dt.cn-hangzhou.maxcompute.aliyun.com"]), FuzzVocabulary.MaxComputeTargets, FuzzVocabulary.MaxComputePaths, FuzzVocabulary.MaxComputeQuery), s_maxCompute),
            _ => (Of(
                Pick(FuzzVocabulary.Hosts),
                [.. FuzzVocabulary.OssTargets, .. FuzzVocabulary.SlsTargets, .. FuzzVocabulary.MaxComputeTargets],
                [.. FuzzVocabulary.OssPaths, .. FuzzVocabulary.SlsPaths, .. FuzzVocabulary.MaxComputePaths],
                FuzzVocabulary.Parameters), [.. s_pop, .. s_oss, .. s_sls, .. s_maxCompute]),
        };
        if (signers == s_sls && _random.Next(20) > 0)
        {
            request.Headers["x-log-apiversion"] = "0.6.0";
            request.Headers["x-log-bodyrawsize"] = request.Body.Length.ToString(CultureInfo.InvariantCulture);
            request.Headers["Content-Type"] = request.RawPath.Contains("shards", StringComparison.Ordinal) ? "application/x-protobuf" : "application/json";
        }

        for (int i = _random.Next(3); i > 0; i--)
        {
            request.Headers[Pick(FuzzVocabulary.Headers)] = Pick(FuzzVocabulary.Values);
        }

        if (_random.Next(20) > 0)
        {
            Sign(request, Pick(signers));
        }

        if (_random.Next(8) == 0)
        {
            Break(request);
        }

        return request;
    }

    /// <summary>Learns from an answer which parameters an operation asks for, so that later requests get further.</summary>
    public void Learn(WireRequest request, WireResponse answer)
    {
        string action = request.Headers["x-acs-action"];
        if (answer.Status == 400 && MissingParameter().Match(answer.Text) is { Success: true } missing && _learnt.TryGetValue(action, out HashSet<string>? names))
        {
            names.Add(missing.Groups[1].Value);
        }
    }

    private WireRequest OfOperation()
    {
        PopOperation operation = Pick(_operations);
        string name = operation.Facts.Name;
        string version = Pick([.. operation.Facts.OtherVersions, operation.Facts.Version]);
        HashSet<string> learnt = _learnt.TryGetValue(name, out HashSet<string>? known) ? known : _learnt[name] = [];
        IEnumerable<string> names = learnt.Where(_ => _random.Next(10) > 0).Concat(Enumerable.Range(0, _random.Next(6)).Select(_ => Pick(FuzzVocabulary.Parameters)));
        string parameters = $"Action={name}&Version={version}&{Query(names)}";
        bool inForm = _random.Next(4) == 0;
        var request = new WireRequest
        {
            Method = _random.Next(10) == 0 ? Pick(FuzzVocabulary.Methods) : "POST",
            Host = "127.0.0.1:8800",
            RawQuery = inForm ? "" : parameters,
            Body = inForm ? Encoding.UTF8.GetBytes(parameters) : ReadOnlyMemory<byte>.Empty,
        };
        request.Headers["x-acs-action"] = name;
        request.Headers["x-acs-version"] = version;
        if (inForm)
        {
            request.Headers["Content-Type"] = "application/x-www-form-urlencoded";
        }

        return request;
    }

    private WireRequest Of(string host, string[] targets, string[] paths, string[] queryNames)
    {
        string[] target = Pick(targets).Split(' ', '?');
        string query = Query(Enumerable.Range(0, _random.Next(4)).Select(_ => Pick(queryNames)));
        return new WireRequest
        {
            Method = _random.Next(8) == 0 ? Pick(FuzzVocabulary.Methods) : target[0],
            Scheme = _random.Next(2) == 0 ? "http" : "https",
            Host = host,
            RawPath = _random.Next(4) == 0 ? Pick(paths) : target[1],
            RawQuery = target.Length > 2 && _random.Next(6) > 0 ? $"{target[2]}{(query.Length > 0 ? "&" : "")}{query}" : query,
            Body = _random.Next(3) == 0 ? ReadOnlyMemory<byte>.Empty : Encoding.UTF8.GetBytes(Pick(FuzzVocabulary.Bodies)),
        };
    }

    private string Query(IEnumerable<string> names) => string.Join('&', names.Select(name => name.Contains('=', StringComparison.Ordinal) ? name : _random.Next(10) switch
    {
        0 => name,
        1 or 2 or 3 => $"{name}={Pick(FuzzVocabulary.RightValues)}",
        4 => $"{name}={Pick(FuzzVocabulary.Values).Replace("&", "", StringComparison.Ordinal)}",
        _ => $"{name}={WireQuery.Encode(Pick(FuzzVocabulary.Values))}",
    }));

    private void Sign(WireRequest request, IRequestSigner signer)
    {
        try
        {
            signer.Sign(request, credentials, new SigningContext(now(), () => string.Create(CultureInfo.InvariantCulture, $"fuzz-{seed}-{_count}"), "cn-hangzhou"));
        }
        catch (Exception unsignable) when (unsignable is FormatException or ArgumentException)
        {
            // Such a request goes out unsigned.
        }
    }

    /// <summary>Breaks one thing behind the signature.</summary>
    private void Break(WireRequest request)
    {
        if (_random.Next(3) == 0 || request.Headers.Count == 0)
        {
            request.RawQuery += _random.Next(2) == 0 ? "&" : "=%&&=x";
            return;
        }

        string name = Pick([.. request.Headers.Select(static header => header.Key)]);
        request.Headers[name] = _random.Next(3) switch
        {
            0 => Pick(FuzzVocabulary.Values),
            1 => request.Headers[name] + Pick(FuzzVocabulary.Values),
            _ => request.Headers[name].Length == 0 ? "" : request.Headers[name][..^1],
        };
    }

    private T Pick<T>(T[] items) => items[_random.Next(items.Length)];

    [GeneratedRegex("\"Code\":\"Missing(?:Parameter\\.)?([A-Za-z]+)\"")]
    private static partial Regex MissingParameter();
}
