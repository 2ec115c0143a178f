using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;
using ActionTrail.Core.Destinations;
using ActionTrail.Engine.Search;
using ActionTrail.Engine.Search.Queries;
using ActionTrail.Engine.Search.Sources;
using ActionTrail.LocalCloud.Tests.Oss;

namespace ActionTrail.LocalCloud.Tests.Search;

/// <summary>A bucket of the local cloud with delivered files in it, and a record of the calls that searches make.</summary>
internal sealed class ArchiveBucket : IDisposable
{
    private readonly OssCloud _oss = new();

    public OssClient Client => _oss.Client;

    public BucketName Bucket => _oss.Bucket;

    public TestCloud Cloud => _oss.Cloud;

    /// <summary>Operations of the calls that were made through <see cref="Connection"/>, refused ones with their code.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>Called after each call.</summary>
    public Action<WireTrace> AfterCall { get; set; } = static _ => { };

    public CloudConnection Connection => Cloud.Root with
    {
        Trace = call =>
        {
            lock (Calls)
            {
                Calls.Add($"{call.Operation} {call.Error}".TrimEnd());
            }

            AfterCall(call);
        },
    };

    public async Task<string> PutAsync(string account, string region, params int[] minutes)
    {
        (string key, byte[] bytes) = ArchiveSamples.Delivered(account, region, minutes);
        return await PutAsync(key, bytes);
    }

    public async Task<string> PutAsync(string key, byte[] bytes)
    {
        await Client.PutObjectAsync(Bucket, ObjectKey.Parse(key), bytes, PutObjectOptions.Default, default);
        return key;
    }

    public static async Task<(List<string> Ids, SearchStatement Statement)> FindAsync(OssSource source, ArchiveQuery query, ArchiveSearchOptions? options = null)
    {
        var search = new ArchiveSearch(source, query, options ?? new(), TimeProvider.System);
        var ids = new List<string>();
        await foreach (ArchiveMatch match in search.FindAsync(default))
        {
            ids.Add(match.ToEvent().EventId);
        }

        Assert.True(search.Statement.Balances, search.Statement.ToString());
        return (ids, search.Statement);
    }

    public int CallsOf(string operation) => Calls.Count(call => call.Contains(operation, StringComparison.Ordinal));

    public void Dispose() => _oss.Dispose();
}
