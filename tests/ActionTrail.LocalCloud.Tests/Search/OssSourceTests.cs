using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Ram;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Archive;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Search;
using ActionTrail.Engine.Search.Queries;
using ActionTrail.Engine.Search.Sources;
using ActionTrail.LocalCloud.Tests.Delivery;

namespace ActionTrail.LocalCloud.Tests.Search;

public sealed class OssSourceTests : IDisposable
{
    private const string First = "1000000000000001";
    private const string Second = "1000000000000002";
    private const int Day = 24 * 60;

    private readonly ArchiveBucket _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task What_a_trail_delivered_is_found_through_the_trail()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: true, sls: false);
        cloud.Record(cloud.Host.FindAccount("Shop"), 40, static each => each with { User = "carol" });
        cloud.Record(cloud.Host.FindAccount("Build"), 10);
        await cloud.DrainAsync();
        Trail trail = await cloud.Trails.FindTrailAsync(DeliveryCloud.TrailName, default) ?? throw new InvalidOperationException();

        var source = OssSource.Of(cloud.Archive.In(RegionId.Parse("eu-central-1")), trail);
        (List<string> carol, SearchStatement statement) = await ArchiveBucket.FindAsync(source, new() { UserNames = ["carol"], AccountIds = [cloud.Host.FindAccount("Shop").Id.Value] });
        (List<string> all, _) = await ArchiveBucket.FindAsync(source, ArchiveQuery.All);

        Assert.Equal(Enumerable.Range(0, 40).Select(static number => $"test-{number:00000}"), carol.Order(StringComparer.Ordinal));
        Assert.Equal(cloud.Expected().Select(static covered => covered[17..]).Order(StringComparer.Ordinal), all.Order(StringComparer.Ordinal));
        Assert.True(statement is { IsComplete: true, ObjectsDamaged: 0 } && statement.SkippedByAccount > 0, statement.ToString());
        Assert.Equal("oss://corp-audit-bucket/corp-audit/AliyunLogs/", statement.Source);
    }

    [Fact]
    public async Task A_trail_without_a_bucket_is_refused()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: false, oss: false);

        UnsuitableException error = Assert.Throws<UnsuitableException>(() => OssSource.Of(cloud.Archive, cloud.Trails.FindTrailAsync(DeliveryCloud.TrailName, default).GetAwaiter().GetResult()!));

        Assert.Contains("delivers to no bucket", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bucket_is_found_from_any_region()
    {
        await _archive.PutAsync(First, "cn-hangzhou", 1, 2);

        OssSource source = await OssSource.FindAsync(_archive.Connection.In(RegionId.Parse("eu-central-1")), _archive.Bucket, "corp-audit/", default);

        Assert.Equal(2, (await ArchiveBucket.FindAsync(source, ArchiveQuery.All)).Ids.Count);
        OssSource absent = await OssSource.FindAsync(_archive.Connection, BucketName.Parse("not-there"), "", default);
        Assert.Equal("NoSuchBucket", (await Assert.ThrowsAsync<ApiException>(() => ArchiveBucket.FindAsync(absent, ArchiveQuery.All))).Code);
    }

    [Fact]
    public async Task Folders_of_other_days_accounts_and_regions_are_not_listed_to_their_end()
    {
        for (int day = 0; day < 40; day++)
        {
            await _archive.PutAsync(First, "cn-hangzhou", (day * Day) + 100);
            await _archive.PutAsync(Second, "cn-beijing", (day * Day) + 100);
        }

        OssSource source = Paged(4);
        var query = new ArchiveQuery { Since = ArchiveSamples.Start.AddDays(20), Until = ArchiveSamples.Start.AddDays(22) };
        (List<string> both, SearchStatement statement) = await ArchiveBucket.FindAsync(source, query);
        int timed = _archive.CallsOf("ListObjectsV2");
        _archive.Calls.Clear();
        (_, SearchStatement account) = await ArchiveBucket.FindAsync(source, new() { AccountIds = ["*2"] });
        int byAccount = _archive.CallsOf("ListObjectsV2");
        _archive.Calls.Clear();
        (List<string> beijing, _) = await ArchiveBucket.FindAsync(source, new() { Regions = ["cn-beijing"] }, new() { HomeRegion = "cn-beijing" });

        Assert.Equal(4, both.Count);
        Assert.InRange(timed, 2, 8); // 80 objects are 20 pages.
        Assert.InRange(statement.ObjectsListed, 6, 32);
        Assert.InRange(statement.ObjectsRead, 6, 8); // A day of late files on either account.
        Assert.Equal((40, 11), ((int)account.ObjectsRead, byAccount));
        Assert.Empty(beijing); // The samples say cn-hangzhou in every event; their folders are what counts here.
        Assert.Equal(11, _archive.CallsOf("ListObjectsV2"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Skipping_leaves_out_nothing_that_must_be_read(int seed)
    {
        var random = new Random(seed);
        var keys = new List<string>();
        for (int i = 0; i < 150; i++)
        {
            keys.Add(await _archive.PutAsync(random.Next(2) == 0 ? First : Second, random.Next(2) == 0 ? "cn-hangzhou" : "cn-beijing", random.Next(20 * Day)));
        }

        keys.Add(await _archive.PutAsync("corp-audit/AliyunLogs/ActionTrail-Digest/2026/05/01/digest.json.gz", ArchiveSamples.Gzip("{}")));
        keys.Add(await _archive.PutAsync("corp-audit/other.json", Encoding.UTF8.GetBytes("[]")));
        keys.Add(await _archive.PutAsync("corp-audit/zz/last.gz", ArchiveSamples.Gzip("[]")));
        for (int trial = 0; trial < 12; trial++)
        {
            DateTimeOffset since = ArchiveSamples.Start.AddMinutes(random.Next(20 * Day));
            var filter = new ArchiveKeyFilter
            {
                Since = random.Next(3) == 0 ? null : since,
                Until = random.Next(3) == 0 ? null : since.AddMinutes(random.Next(1, 3 * Day)),
                AccountIds = random.Next(2) == 0 ? [] : [First],
                Regions = random.Next(2) == 0 ? [] : ["cn-beijing"],
                HomeRegion = random.Next(2) == 0 ? null : "cn-beijing",
                LateMargin = TimeSpan.FromHours(random.Next(1, 48)),
            };

            IReadOnlyList<ArchiveItem> listed = await Paged(random.Next(1, 6)).ListAsync(filter, default).All();

            Assert.Equal(
                keys.Where(key => filter.Judge(key) is KeyVerdict.Read or KeyVerdict.ReadForLateEvents).Distinct().Order(StringComparer.Ordinal),
                listed.Select(static item => item.Name).Where(key => filter.Judge(key) is KeyVerdict.Read or KeyVerdict.ReadForLateEvents));
        }
    }

    [Fact]
    public async Task Digests_of_a_seal_are_no_events()
    {
        await _archive.PutAsync(First, "cn-hangzhou", 1);
        await _archive.PutAsync("corp-audit/AliyunLogs/ActionTrail-Digest/cn-hangzhou/2026/05/01/digest.json.gz", ArchiveSamples.Gzip("""{"digest":1}"""));

        (List<string> ids, SearchStatement statement) = await ArchiveBucket.FindAsync(new(_archive.Connection, _archive.Bucket, "corp-audit/"), ArchiveQuery.All);

        Assert.Equal((1, 1, 1, true), (ids.Count, (int)statement.ObjectsIgnored, (int)statement.ObjectsRead, statement.IsComplete));
    }

    [Fact]
    public async Task An_object_that_vanishes_is_named_and_the_others_are_read()
    {
        string gone = await _archive.PutAsync(First, "cn-hangzhou", 1);
        await _archive.PutAsync(Second, "cn-hangzhou", 2);
        _archive.AfterCall = call =>
        {
            if (call.Operation.Contains("ListObjectsV2", StringComparison.Ordinal))
            {
                _archive.Client.DeleteObjectAsync(_archive.Bucket, ObjectKey.Parse(gone), default).GetAwaiter().GetResult();
            }
        };

        (List<string> ids, SearchStatement statement) = await ArchiveBucket.FindAsync(new(_archive.Connection, _archive.Bucket, ""), ArchiveQuery.All);

        Assert.Single(ids);
        DamagedItem damaged = Assert.Single(statement.Damaged);
        Assert.Equal((gone, 0), (damaged.Name, (int)damaged.EventsRead));
        Assert.Contains("NoSuchKey", damaged.Reason, StringComparison.Ordinal);
        Assert.False(statement.IsComplete);
    }

    [Fact]
    public async Task A_large_object_is_read_in_pieces_and_one_that_is_replaced_meanwhile_is_reported()
    {
        byte[] large = Large(40_000);
        await _archive.PutAsync("large.gz", large);
        OssSource source = new(_archive.Connection, _archive.Bucket, "") { PieceSize = 16 * 1024 };

        (List<string> ids, _) = await ArchiveBucket.FindAsync(source, ArchiveQuery.All);
        int pieces = _archive.CallsOf("GetObject");
        bool replaced = false;
        _archive.AfterCall = call =>
        {
            if (!replaced && call.Operation.Contains("GetObject", StringComparison.Ordinal) && call.Status == 206)
            {
                replaced = true;
                _archive.PutAsync("large.gz", [.. large, 0]).GetAwaiter().GetResult();
            }
        };
        (_, SearchStatement statement) = await ArchiveBucket.FindAsync(source, ArchiveQuery.All);

        Assert.Equal(40_000, ids.Count);
        Assert.Equal((large.Length + (16 * 1024) - 1) / (16 * 1024), pieces);
        Assert.Contains("PreconditionFailed", Assert.Single(statement.Damaged).Reason, StringComparison.Ordinal);
        Assert.Equal("large.gz", statement.Damaged[0].Name);
    }

    [Fact]
    public async Task Calls_that_fail_for_a_while_are_repeated()
    {
        for (int minute = 0; minute < 20; minute++)
        {
            await _archive.PutAsync(First, "cn-hangzhou", minute);
        }

        var network = new FailingNetwork(_archive.Connection.Transport);
        CloudConnection connection = _archive.Connection with
        {
            Transport = new HttpMessageInvoker(network), Retry = new RetryOptions { BaseDelay = TimeSpan.Zero, MaxAttempts = 4 },
        };

        (List<string> ids, SearchStatement statement) = await ArchiveBucket.FindAsync(new(connection, _archive.Bucket, "") { PageSize = 7 }, ArchiveQuery.All);

        Assert.Equal(20, ids.Count);
        Assert.True(statement.IsComplete);
        Assert.Equal(2 * (20 + 3), network.Failed);
    }

    [Fact]
    public async Task What_may_not_be_read_is_named_and_what_may_not_be_listed_fails_the_search()
    {
        await _archive.PutAsync(First, "cn-hangzhou", 1);
        var ram = new RamClient(_archive.Cloud.Root);
        await ram.Users.CreateAsync("alice", null, default);
        await ram.Policies.CreateAsync("lists-only", Policies.Allow("oss:ListObjects"), null, default);
        await ram.Users.AttachPolicyAsync("alice", PolicyId.Custom("lists-only"), default);
        CloudConnection alice = _archive.Cloud.Connect(await ram.Users.CreateAccessKeyAsync("alice", default));
        CloudCredentials stranger = _archive.Cloud.Host.RootCredentials(_archive.Cloud.Host.CreateAccount("Stranger").Id);

        (List<string> ids, SearchStatement statement) = await ArchiveBucket.FindAsync(await OssSource.FindAsync(alice, _archive.Bucket, "", default), ArchiveQuery.All);

        Assert.Empty(ids);
        Assert.Contains("AccessDenied", Assert.Single(statement.Damaged).Reason, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ApiException>(() => ArchiveBucket.FindAsync(new(_archive.Cloud.Connect(stranger), _archive.Bucket, ""), ArchiveQuery.All));
    }

    [Fact]
    public async Task The_newest_few_need_few_objects()
    {
        for (int day = 0; day < 150; day++)
        {
            await _archive.PutAsync(First, "cn-hangzhou", [.. Enumerable.Range(0, 10).Select(place => (day * Day) + place)]);
        }

        (List<string> ids, _) = await ArchiveBucket.FindAsync(new(_archive.Connection, _archive.Bucket, ""), ArchiveQuery.All, new() { Order = SearchOrder.Newest, First = 3, Workers = 1 });

        Assert.Equal(Enumerable.Range(0, 3).Select(place => $"{First}-cn-hangzhou-{(149 * Day) + 9 - place}"), ids);
        Assert.InRange(_archive.CallsOf("GetObject"), 1, 100);
    }

    private static byte[] Large(int events)
    {
        using var writer = new ArchiveFileWriter();
        for (int i = 0; i < events; i++)
        {
            writer.Append(Encoding.UTF8.GetBytes(ArchiveSamples.Event(i.ToString("x8", CultureInfo.InvariantCulture), ArchiveSamples.Start.AddSeconds(i), $"user{i * 2654435761 % 1_000_003}")));
        }

        return writer.Complete().Bytes.ToArray();
    }

    private OssSource Paged(int size) => new(_archive.Connection, _archive.Bucket, "corp-audit/") { PageSize = size };

    /// <summary>Breaks the first two exchanges of every call.</summary>
    private sealed class FailingNetwork(HttpMessageInvoker inner) : HttpMessageHandler
    {
        private readonly ConcurrentDictionary<string, int> _attempts = new(StringComparer.Ordinal);

        public int Failed => _attempts.Count * 2;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            _attempts.AddOrUpdate(request.RequestUri!.ToString(), 1, static (_, attempts) => attempts + 1) > 2
                ? inner.SendAsync(request, cancellationToken)
                : throw new HttpRequestException("The connection was reset.");
    }
}
