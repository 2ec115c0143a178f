using ActionTrail.Aliyun.Sls;

namespace ActionTrail.LocalCloud.Tests.Sls;

public sealed class ShardTests : IAsyncLifetime
{
    private LogCloud _logs = null!;
    private SlsShardClient _shards = null!;

    public async Task InitializeAsync()
    {
        _logs = await LogCloud.OpenAsync();
        _shards = new SlsShardClient(_logs.Cloud.Root);
    }

    public Task DisposeAsync()
    {
        Assert.Empty(_logs.Cloud.Faults);
        _logs.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_shard_is_read_from_end_to_end_in_the_groups_that_were_written()
    {
        for (int i = 0; i < 5; i++)
        {
            await _logs.Client.PutLogsAsync(LogCloud.Project, LogCloud.Logstore, _logs.Group([$"id={i}a"], [$"id={i}b"]) with { Topic = $"t{i}", Tags = [new("n", $"{i}")] }, default);
        }

        string cursor = await CursorAsync("begin");
        SlsPulledLogs pulled = await PullAsync(cursor);
        SlsPulledLogs end = await PullAsync(pulled.NextCursor);

        Assert.Equal(["t0:0a0b", "t1:1a1b", "t2:2a2b", "t3:3a3b", "t4:4a4b"], pulled.Groups.Select(group => $"{group.Topic}:{string.Concat(group.Logs.Select(log => log.Contents[0].Value))}"));
        Assert.Equal(new KeyValuePair<string, string>("n", "3"), Assert.Single(pulled.Groups[3].Tags));
        Assert.Empty(end.Groups);
        Assert.Equal(pulled.NextCursor, end.NextCursor);
        Assert.Equal(pulled.NextCursor, await CursorAsync("end"));
        await _logs.PutAsync(["id=new"]);
        Assert.Equal("new", Assert.Single((await PullAsync(end.NextCursor)).Groups).Logs[0].Contents[0].Value);
    }

    [Fact]
    public async Task Many_logs_are_pulled_completely_in_several_steps()
    {
        for (int i = 0; i < 4; i++)
        {
            await _logs.PutAsync([.. Enumerable.Range(0, 4000).Select(n => new[] { $"id={i}-{n}" })]);
        }

        var ids = new List<string>();
        for (string cursor = await CursorAsync("begin"); ;)
        {
            SlsPulledLogs pulled = await PullAsync(cursor);
            ids.AddRange(pulled.Groups.SelectMany(group => group.Logs).Select(log => log.Contents[0].Value));
            if (pulled.NextCursor == cursor)
            {
                break;
            }

            cursor = pulled.NextCursor;
        }

        Assert.Equal(16_000, ids.Count);
        Assert.Equal(16_000, ids.Distinct().Count());
    }

    [Fact]
    public async Task Large_logs_are_pulled_completely_in_bounded_steps()
    {
        string large = new('x', 1024 * 1024);
        for (int i = 0; i < 12; i++)
        {
            await _logs.PutAsync([$"id={i}", "text=" + large]);
        }

        string cursor = await CursorAsync("begin");
        var counts = new List<int>();
        for (SlsPulledLogs pulled = await PullAsync(cursor); pulled.Groups.Count > 0; pulled = await PullAsync(pulled.NextCursor))
        {
            counts.Add(pulled.Groups.Count);
        }

        Assert.Equal([10, 2], counts);
    }

    [Fact]
    public async Task A_time_of_receipt_gives_a_cursor_and_a_cursor_a_time()
    {
        await _logs.PutAsync(["id=1"]);
        _logs.Cloud.Time.Advance(TimeSpan.FromMinutes(10));
        await _logs.PutAsync(["id=2"]);
        long second = _logs.Now.ToUnixTimeSeconds();

        string cursor = await CursorAsync($"{second - 60}");

        Assert.Equal("2", Assert.Single((await PullAsync(cursor)).Groups).Logs[0].Contents[0].Value);
        Assert.Equal(
            $$"""{"cursor_time":{{second}}}""",
            (await _logs.SendAsync("GET", "/logstores/app_log/shards/0", "type=cursor_time&cursor=" + Uri.EscapeDataString(cursor))).Text);
    }

    [Fact]
    public async Task Expired_logs_are_not_pulled()
    {
        await _logs.Client.UpdateLogstoreAsync(LogCloud.Project, new SlsLogstore { Name = LogCloud.Logstore.Value, RetentionDays = 1 }, default);
        string cursor = await CursorAsync("begin");
        await _logs.PutAsync(["id=1"]);
        _logs.Cloud.Time.Advance(TimeSpan.FromHours(30));

        SlsPulledLogs pulled = await PullAsync(cursor);

        Assert.Empty(pulled.Groups);
    }

    [Fact]
    public async Task A_split_shard_stays_readable_and_its_halves_take_the_writes()
    {
        await _logs.PutAsync(["id=before"]);
        IReadOnlyList<SlsShard> split = await _shards.SplitShardAsync(LogCloud.Project, LogCloud.Logstore, 0, null, default);
        await _logs.PutAsync(["id=after"]);

        Assert.Equal(["0 readonly", "1 readwrite", "2 readwrite"], split.Select(shard => $"{shard.Id} {shard.Status}"));
        Assert.Equal(("00000000000000000000000000000000", "80000000000000000000000000000000", "ffffffffffffffffffffffffffffffff"), (split[1].BeginKey, split[1].EndKey, split[2].EndKey));
        Assert.Equal(split, await _shards.ListShardsAsync(LogCloud.Project, LogCloud.Logstore, default));
        Assert.Equal("before", Assert.Single((await PullAsync(await CursorAsync("begin"))).Groups).Logs[0].Contents[0].Value);
        Assert.Equal("before after", await _logs.FindAsync("*"));
    }

    [Fact]
    public async Task Neighbours_merge_back_into_the_whole_range()
    {
        await _shards.SplitShardAsync(LogCloud.Project, LogCloud.Logstore, 0, "ef000000000000000000000000000000", default);

        IReadOnlyList<SlsShard> merged = await _shards.MergeShardsAsync(LogCloud.Project, LogCloud.Logstore, 1, default);

        Assert.Equal(["3 readwrite", "1 readonly", "2 readonly"], merged.Select(shard => $"{shard.Id} {shard.Status}"));
        Assert.Equal(("00000000000000000000000000000000", "ffffffffffffffffffffffffffffffff"), (merged[0].BeginKey, merged[0].EndKey));
    }

    [Fact]
    public async Task Shards_and_cursors_that_are_none_are_refused()
    {
        await _shards.GetCursorAsync(LogCloud.Project, LogCloud.Logstore, 9, "begin", default).RefusedAsync(400, "ShardNotExist");
        await _shards.GetCursorAsync(LogCloud.Project, LogCloud.Logstore, 0, "yesterday", default).RefusedAsync(400, "ParameterInvalid");
        await PullAsync("nonsense").RefusedAsync(400, "ParameterInvalid");
        await PullAsync("").RefusedAsync(400, "ParameterInvalid");
        await PullAsync("LTE=").RefusedAsync(400, "ParameterInvalid");
        await _shards.SplitShardAsync(LogCloud.Project, LogCloud.Logstore, 7, null, default).RefusedAsync(400, "ParameterInvalid");
        await _shards.SplitShardAsync(LogCloud.Project, LogCloud.Logstore, 0, "zz", default).RefusedAsync(400, "ParameterInvalid");
        await _shards.SplitShardAsync(LogCloud.Project, LogCloud.Logstore, 0, "00000000000000000000000000000000", default).RefusedAsync(400, "ParameterInvalid");
        await _shards.MergeShardsAsync(LogCloud.Project, LogCloud.Logstore, 0, default).RefusedAsync(400, "ParameterInvalid");
        LogCloud.Refused(await _logs.SendAsync("GET", "/logstores/app_log/shards/x", "type=cursor&from=begin"), 400, "ShardNotExist");
        LogCloud.Refused(await _logs.SendAsync("GET", "/logstores/app_log/shards/0", "type=logs&cursor=MQ==&count=1001"), 400, "ParameterInvalid");
    }

    private Task<string> CursorAsync(string from) => _shards.GetCursorAsync(LogCloud.Project, LogCloud.Logstore, 0, from, default);

    private Task<SlsPulledLogs> PullAsync(string cursor) => _shards.PullLogsAsync(LogCloud.Project, LogCloud.Logstore, 0, cursor, default);
}
