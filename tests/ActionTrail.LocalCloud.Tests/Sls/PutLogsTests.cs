using System.Globalization;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Sls;
using ActionTrail.Core.Destinations;

namespace ActionTrail.LocalCloud.Tests.Sls;

public sealed class PutLogsTests : IAsyncLifetime
{
    private const string Protobuf = "application/x-protobuf";
    private LogCloud _logs = null!;

    public async Task InitializeAsync() => _logs = await LogCloud.OpenAsync();

    public Task DisposeAsync()
    {
        Assert.Empty(_logs.Cloud.Faults);
        _logs.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task What_is_written_is_read_with_time_topic_source_and_tags()
    {
        var log = new SlsLog(_logs.Now.ToUnixTimeSeconds() - 5, [new("key", "vålue\n\"x\""), new("empty", "")]) { TimeNanoseconds = 7 };
        await _logs.Client.PutLogsAsync(
            LogCloud.Project, LogCloud.Logstore, new SlsLogGroup([log]) { Topic = "t", Source = "10.0.0.1", Tags = [new("host", "h1")] }, default);

        IReadOnlyDictionary<string, string> read = Assert.Single((await _logs.GetAsync("*")).Logs);

        Assert.Equivalent(
            new Dictionary<string, string>
            {
                ["__time__"] = "1767225595", ["__time_ns_part__"] = "7", ["__topic__"] = "t", ["__source__"] = "10.0.0.1",
                ["__tag__:host"] = "h1", ["key"] = "vålue\n\"x\"", ["empty"] = "",
            },
            read,
            strict: true);
    }

    [Fact]
    public async Task Without_a_source_the_service_writes_the_caller_s_address()
    {
        await _logs.PutAsync(["id=1"]);

        Assert.Equal("127.0.0.1", await _logs.FindAsync("*", "__source__"));
    }

    [Fact]
    public async Task Meta_tags_are_added_where_the_logstore_wants_them()
    {
        await _logs.Client.UpdateLogstoreAsync(LogCloud.Project, new SlsLogstore { Name = LogCloud.Logstore.Value, AppendMeta = true }, default);
        await _logs.PutAsync(["id=1"]);

        Assert.Equal("127.0.0.1", await _logs.FindAsync("*", "__tag__:__client_ip__"));
        Assert.Equal("1767225600", await _logs.FindAsync("__tag__:__client_ip__:127.0.0.1", "__tag__:__receive_time__"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("lz4")]
    [InlineData("deflate")]
    public async Task Every_compression_is_taken(string kind)
    {
        byte[] raw = SlsProtobuf.Encode(_logs.Group(["id=1", "text=" + new string('x', 5000)]));
        byte[] body = kind.Length == 0 ? raw : SlsCompression.Compress(kind, raw);

        WireResponse answer = await PutAsync(body, raw.Length.ToString(CultureInfo.InvariantCulture), kind, Protobuf);

        Assert.Equal((200, ""), (answer.Status, answer.Text));
        Assert.Equal("", answer.Headers["Content-Type"]);
        Assert.Equal("1", await _logs.FindAsync("*"));
    }

    [Fact]
    public async Task Broken_bodies_are_refused_with_their_documented_code_and_write_nothing()
    {
        byte[] good = SlsProtobuf.Encode(_logs.Group(["id=1"]));
        byte[] packed = SlsCompression.Compress("lz4", good);
        string size = good.Length.ToString(CultureInfo.InvariantCulture);

        LogCloud.Refused(await PutAsync([1, 2, 3], "3", "", Protobuf), 400, "PostBodyInvalid");
        LogCloud.Refused(await PutAsync(Convert.FromHexString("0a04" + "12020a00"), "6", "", Protobuf), 400, "InvalidTimestamp");
        LogCloud.Refused(await PutAsync(Convert.FromHexString("0a0a080112060a01ff120176"), "12", "", Protobuf), 400, "InvalidEncoding");
        LogCloud.Refused(await PutAsync(packed[..^2], size, "lz4", Protobuf), 400, "PostBodyUncompressError");
        LogCloud.Refused(await PutAsync(packed, "1000000", "lz4", Protobuf), 400, "PostBodyUncompressError");
        LogCloud.Refused(await PutAsync(packed, size, "deflate", Protobuf), 400, "PostBodyUncompressError");
        LogCloud.Refused(await PutAsync(packed, size, "zstd", Protobuf), 400, "InvalidCompressType");
        LogCloud.Refused(await PutAsync(packed, "many", "lz4", Protobuf), 400, "InvalidBodyRawSize");
        LogCloud.Refused(await PutAsync(packed, "-1", "lz4", Protobuf), 400, "InvalidBodyRawSize");
        LogCloud.Refused(await PutAsync(packed, "", "lz4", Protobuf), 400, "MissingBodyRawSize");
        LogCloud.Refused(await PutAsync(packed, "99999999999", "lz4", Protobuf), 400, "PostBodyTooLarge");
        LogCloud.Refused(await PutAsync(good, size, "", "text/plain"), 415, "InvalidContentType");
        LogCloud.Refused(await PutAsync(good, size, "", ""), 400, "MissingContentType");

        Assert.Equal("", await _logs.FindAsync("*"));
    }

    [Fact]
    public async Task A_group_holds_4096_logs_and_no_more()
    {
        string[][] logs = [.. Enumerable.Range(0, SlsLogGroup.MaxLogs + 1).Select(i => new[] { $"id={i}" })];

        await _logs.PutAsync(logs).RefusedAsync(400, "PostBodyTooLarge");
        await _logs.PutAsync(logs[1..]);

        Assert.Equal("4096", await _logs.SqlAsync("SELECT count(*)"));
    }

    [Theory]
    [InlineData("", "InvalidKey")]
    [InlineData("éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé", "InvalidKey")]
    public async Task A_key_of_the_wrong_length_is_refused(string key, string code) =>
        await _logs.Client.PutLogsAsync(LogCloud.Project, LogCloud.Logstore, new SlsLogGroup([new SlsLog(1, [new(key, "v")])]), default).RefusedAsync(400, code);

    [Fact]
    public async Task A_value_has_one_megabyte_and_no_more()
    {
        await _logs.PutAsync(["id=1", "text=" + new string('x', 1024 * 1024)]);
        await _logs.PutAsync(["id=2", "text=" + new string('x', (1024 * 1024) + 1)]).RefusedAsync(400, "PostBodyTooLarge");

        Assert.Equal("1", await _logs.FindAsync("*"));
    }

    [Fact]
    public async Task A_hash_key_chooses_the_shard()
    {
        SlsLogstoreName wide = SlsLogstoreName.Parse("wide");
        await _logs.Client.CreateLogstoreAsync(LogCloud.Project, new SlsLogstore { Name = wide.Value, ShardCount = 4 }, default);
        byte[] body = SlsProtobuf.Encode(_logs.Group(["id=1"]));
        foreach (string key in new[] { "00000000000000000000000000000000", "7fffffffffffffffffffffffffffffff", "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF" })
        {
            Assert.Equal(200, (await _logs.SendAsync("POST", "/logstores/wide/shards/route", "key=" + key, body, ("Content-Type", Protobuf))).Status);
        }

        LogCloud.Refused(await _logs.SendAsync("POST", "/logstores/wide/shards/route", "key=xyz", body, ("Content-Type", Protobuf)), 400, "ParameterInvalid");
        var shards = new SlsShardClient(_logs.Cloud.Root);
        int[] counts = [.. await Task.WhenAll(Enumerable.Range(0, 4).Select(async shard =>
            (await shards.PullLogsAsync(LogCloud.Project, wide, shard, await shards.GetCursorAsync(LogCloud.Project, wide, shard, "begin", default), default)).Groups.Count))];
        Assert.Equal([1, 1, 0, 1], counts);
    }

    [Fact]
    public async Task Writing_to_what_is_not_there_is_refused()
    {
        await _logs.Client.PutLogsAsync(LogCloud.Project, SlsLogstoreName.Parse("absent"), _logs.Group(["id=1"]), default).RefusedAsync(404, "LogStoreNotExist");
        await _logs.Client.PutLogsAsync(SlsProjectName.Parse("absent"), LogCloud.Logstore, _logs.Group(["id=1"]), default).RefusedAsync(404, "ProjectNotExist");
    }

    [Fact]
    public async Task Old_times_are_taken_as_they_are()
    {
        await _logs.Client.PutLogsAsync(LogCloud.Project, LogCloud.Logstore, new SlsLogGroup([new SlsLog(1_400_000_000, [new("id", "old")])]), default);

        SlsLogPage page = await _logs.Client.GetLogsAsync(
            LogCloud.Project, LogCloud.Logstore, new SlsLogQuery(DateTimeOffset.FromUnixTimeSeconds(1_400_000_000), DateTimeOffset.FromUnixTimeSeconds(1_400_000_001)), default);

        Assert.Equal("old", Assert.Single(page.Logs)["id"]);
    }

    private Task<WireResponse> PutAsync(byte[] body, string rawSize, string compression, string type)
    {
        (string, string)[] headers = [("x-log-bodyrawsize", rawSize), ("x-log-compresstype", compression), ("Content-Type", type)];
        return _logs.SendAsync("POST", "/logstores/app_log/shards/lb", "", body, headers);
    }
}
