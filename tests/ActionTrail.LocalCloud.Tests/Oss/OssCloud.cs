using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;
using ActionTrail.Aliyun.Signing;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;
using ActionTrail.LocalCloud.Oss;
using ActionTrail.LocalCloud.Storage;

namespace ActionTrail.LocalCloud.Tests.Oss;

/// <summary>A cloud with one bucket, and the means to send what no client would.</summary>
internal sealed class OssCloud : IDisposable
{
    public const string Host = "corp-audit.oss-cn-hangzhou.aliyuncs.com";

    public OssCloud() => Client.PutBucketAsync(Bucket, PutBucketOptions.Default, default).GetAwaiter().GetResult();

    public TestCloud Cloud { get; } = new();

    public BucketName Bucket { get; } = BucketName.Parse("corp-audit");

    /// <summary>Client of the bucket's owner.</summary>
    public OssClient Client => new(Cloud.Root);

    /// <summary>Key id and secret of the bucket's owner.</summary>
    public CloudCredentials Owner => Cloud.Host.RootCredentials(Cloud.Account.Id);

    public static ObjectKey Key(string text) => ObjectKey.Parse(text);

    /// <summary>A client of a new account.</summary>
    public OssClient Stranger(out string accountId)
    {
        LocalAccount account = Cloud.Host.CreateAccount("Stranger");
        accountId = account.Id.Value;
        return new OssClient(Cloud.Connect(account));
    }

    public Task PutAsync(string key, string body = "x") => Client.PutObjectAsync(Bucket, Key(key), System.Text.Encoding.UTF8.GetBytes(body), PutObjectOptions.Default, default);

    /// <summary>Writes objects that are committed together.</summary>
    public async Task PutTogetherAsync(IEnumerable<string> keys, Func<string, byte[]> body)
    {
        Task[] writes;
        lock (OssStore.Of(Cloud.Host.Cloud).Gate)
        {
            writes = [.. keys.Select(key => Client.PutObjectAsync(Bucket, Key(key), body(key), PutObjectOptions.Default, default))];
        }

        await Task.WhenAll(writes);
    }

    public async Task<string> GetAsync(string key) =>
        System.Text.Encoding.UTF8.GetString((await Client.GetObjectAsync(Bucket, Key(key), GetObjectOptions.Default, default)).Body.Span);

    /// <summary>Files that hold bytes of objects or parts.</summary>
    public string[] Files() => Directory.GetFiles(Path.Combine(Cloud.Host.Folder, "oss"), "*", SearchOption.AllDirectories);

    /// <summary>In how many places bytes of objects or parts are kept: files, and rows of small ones.</summary>
    public int Bodies()
    {
        OssStore store = OssStore.Of(Cloud.Host.Cloud);
        lock (store.Gate)
        {
            SqliteStatement count = store.Database.Prepare("SELECT count(*) FROM bodies");
            count.Step();
            int rows = (int)count.Int64(0);
            count.Reset();
            return rows + Files().Length;
        }
    }

    /// <summary>Sends a request as it is.</summary>
    public Task<WireResponse> SendAsync(WireRequest request) => Cloud.Host.HandleAsync(request, default);

    /// <summary>Sends a request signed V1 by the owner.</summary>
    public Task<WireResponse> SendV1Async(WireRequest request) => SendAsync(Signed(new OssV1Signature(OssAddressing.Default), request));

    /// <summary>Sends a request signed V4 by the owner.</summary>
    public Task<WireResponse> SendV4Async(WireRequest request) => SendAsync(Signed(new OssV4Signature(OssAddressing.Default), request));

    public WireRequest Signed(IRequestSigner signer, WireRequest request)
    {
        signer.Sign(request, Owner, new SigningContext(Cloud.Time.GetUtcNow(), () => "", "cn-hangzhou"));
        return request;
    }

    public static async Task<ApiException> RefusedAsync(string code, Func<Task> action)
    {
        ApiException error = await Assert.ThrowsAsync<ApiException>(action);
        Assert.Equal(code, error.Code);
        return error;
    }

    public void Dispose()
    {
        Assert.Empty(Cloud.Faults);
        Cloud.Dispose();
    }
}
