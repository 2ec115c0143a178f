using System.Text;
using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Sls;

namespace ActionTrail.LocalCloud.Tests.Sls;

public sealed class GetLogsTests : IAsyncLifetime
{
    private LogCloud _logs = null!;

    public async Task InitializeAsync() => _logs = await LogCloud.OpenAsync();

    public Task DisposeAsync()
    {
        Assert.Empty(_logs.Cloud.Faults);
        _logs.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Logs_come_in_the_order_of_time_then_of_receipt_and_reversed()
    {
        long now = _logs.Now.ToUnixTimeSeconds();
        foreach ((long time, string id) in new[] { (now - 10, "c"), (now - 30, "a"), (now - 10, "d"), (now - 20, "b") })
        {
            await _logs.Client.PutLogsAsync(LogCloud.Project, LogCloud.Logstore, new SlsLogGroup([new SlsLog(time, [new("id", id)])]), default);
        }

        foreach (string query in new[] { "*", "not id: x" })
        {
            SlsLogPage reversed = await _logs.Client.GetLogsAsync(
                LogCloud.Project, LogCloud.Logstore, _logs.Query(query.Replace("id", "method", StringComparison.Ordinal)) with { Reverse = true }, default);
            Assert.Equal("a b c d", await _logs.FindAsync(query.Replace("id", "method", StringComparison.Ordinal)));
            Assert.Equal("d c b a", string.Join(' ', reversed.Logs.Select(log => log["id"])));
        }
    }

    [Fact]
    public async Task The_range_includes_its_begin_and_not_its_end()
    {
        await _logs.PutAsync(["id=1"], ["id=2"], ["id=3"]);

        SlsLogPage page = await _logs.Client.GetLogsAsync(
            LogCloud.Project, LogCloud.Logstore, new SlsLogQuery(_logs.Now.AddSeconds(-3), _logs.Now.AddSeconds(-1)), default);

        Assert.Equal("1 2", string.Join(' ', page.Logs.Select(log => log["id"])));
    }

    [Theory]
    [InlineData("*")]
    [InlineData("status >= 0")]
    public async Task Paging_finds_every_log_once(string query)
    {
        const int Count = 4500;
        foreach (string[][] chunk in Enumerable.Range(0, Count).Select(i => new[] { $"id={i}", $"status={i % 7}" }).Chunk(1500))
        {
            await _logs.PutAsync(chunk);
        }

        List<string> ids = await _logs.Client.ReadLogsAsync(LogCloud.Project, LogCloud.Logstore, _logs.Query(query), default).Select(log => log["id"]).ToListAsync();

        Assert.Equal(Count, ids.Count);
        Assert.Equal(Count, ids.Distinct().Count());
    }

    [Fact]
    public async Task A_page_sees_logs_that_came_after_the_page_before()
    {
        await _logs.PutAsync(["id=1", "method=GET"]);
        Assert.Equal("1", await _logs.FindAsync("method: get"));
        await _logs.PutAsync(["id=2", "method=GET"]);

        Assert.Equal("1 2", await _logs.FindAsync("method: get"));
    }

    [Fact]
    public async Task A_topic_limits_the_search()
    {
        await _logs.Client.PutLogsAsync(LogCloud.Project, LogCloud.Logstore, _logs.Group(["id=1"]) with { Topic = "a" }, default);
        await _logs.Client.PutLogsAsync(LogCloud.Project, LogCloud.Logstore, _logs.Group(["id=2"]) with { Topic = "b" }, default);

        SlsLogPage page = await _logs.Client.GetLogsAsync(LogCloud.Project, LogCloud.Logstore, _logs.Query("*") with { Topic = "b" }, default);

        Assert.Equal("2", Assert.Single(page.Logs)["id"]);
        Assert.Equal("1", await _logs.FindAsync("__topic__: a"));
    }

    [Fact]
    public async Task Headers_tell_what_was_done()
    {
        await _logs.PutAsync(["id=1", "method=GET"], ["id=2", "method=PUT"]);

        WireResponse answer = await _logs.SendAsync("GET", "/logstores/app_log", "type=log&from=1767222000&to=1767225600&query=method%3A%20get");

        Assert.Equal(
            ("Complete", "1", "2", "false", "method: get"),
            (answer.Headers["x-log-progress"], answer.Headers["x-log-count"], answer.Headers["x-log-processed-rows"], answer.Headers["x-log-has-sql"], answer.Headers["x-log-where-query"]));
    }

    [Theory]
    [InlineData("from=1&to=1", "InvalidTimeRange")]
    [InlineData("from=2&to=1", "InvalidTimeRange")]
    [InlineData("to=1", "InvalidTimeRange")]
    [InlineData("from=x&to=1", "InvalidTimeRange")]
    [InlineData("from=0&to=9&line=101", "InvalidLine")]
    [InlineData("from=0&to=9&line=-1", "InvalidLine")]
    [InlineData("from=0&to=9&line=x", "InvalidLine")]
    [InlineData("from=0&to=9&offset=-1", "InvalidOffset")]
    [InlineData("from=0&to=9&reverse=maybe", "InvalidReverse")]
    [InlineData("from=0&to=9&query=%28", "InvalidQueryString")]
    [InlineData("from=0&to=9&query=%22open", "InvalidQueryString")]
    [InlineData("from=0&to=9&query=a%20and", "InvalidQueryString")]
    [InlineData("from=0&to=9&query=%2Aabc", "InvalidQueryString")]
    [InlineData("from=0&to=9&query=nosuch%3Ax", "ParameterInvalid")]
    [InlineData("from=0&to=9&offset=1&query=%2A%7Cselect%201", "ParameterInvalid")]
    public async Task A_parameter_that_breaks_its_rule_is_refused_with_its_own_code(string query, string code) =>
        LogCloud.Refused(await _logs.SendAsync("GET", "/logstores/app_log", "type=log&" + query), 400, code);

    [Fact]
    public async Task The_end_of_time_is_a_legal_end()
    {
        await _logs.PutAsync(["id=1"]);

        WireResponse logs = await _logs.SendAsync("GET", "/logstores/app_log", "type=log&from=0&to=9223372036854775807");
        WireResponse histogram = await _logs.SendAsync("GET", "/logstores/app_log", "type=histogram&from=0&to=9223372036854775807");

        Assert.Equal(("1", "1"), (logs.Headers["x-log-count"], histogram.Headers["x-log-count"]));
    }

    [Fact]
    public async Task The_second_version_answers_in_one_document_and_compresses_it_where_asked()
    {
        await _logs.PutAsync(["id=1", "method=GET"], ["id=2", "method=PUT"]);
        byte[] body = Encoding.UTF8.GetBytes("""{"from":1767222000,"to":1767225600,"query":"method: put or method: get","line":1,"offset":1,"reverse":false}""");
        (string, string) type = ("Content-Type", "application/json");

        JsonNode plain = JsonNode.Parse((await _logs.SendAsync("POST", "/logstores/app_log/logs", "", body, type)).Text)!;
        WireResponse packed = await _logs.SendAsync("POST", "/logstores/app_log/logs", "", body, type, ("Accept-Encoding", "lz4"));
        ReadOnlyMemory<byte> unpacked = SlsCompression.Decompress(packed.Headers["x-log-compresstype"], packed.Body, int.Parse(packed.Headers["x-log-bodyrawsize"]));

        Assert.Equal("2", (string?)plain["data"]![0]!["id"]);
        Assert.Equal(("Complete", 1, false), ((string?)plain["meta"]!["progress"], (int)plain["meta"]!["count"]!, (bool)plain["meta"]!["hasSQL"]!));
        Assert.Equal("2", (string?)JsonNode.Parse(unpacked.Span)!["data"]![0]!["id"]);
    }

    [Fact]
    public async Task Histograms_cover_the_range_evenly_and_count_the_same_with_and_without_a_search()
    {
        await _logs.PutAsync([.. Enumerable.Range(0, 90).Select(i => new[] { $"id={i}", "method=GET" })]);
        SlsLogQuery query = new(_logs.Now.AddSeconds(-100), _logs.Now.AddSeconds(1));

        IReadOnlyList<SlsHistogram> all = await _logs.Client.GetHistogramsAsync(LogCloud.Project, LogCloud.Logstore, query, default);
        IReadOnlyList<SlsHistogram> searched = await _logs.Client.GetHistogramsAsync(LogCloud.Project, LogCloud.Logstore, query with { Query = "method: get" }, default);

        Assert.Equal(all, searched);
        Assert.Equal(90, all.Sum(part => part.Count));
        Assert.All(all, part => Assert.True(part.IsComplete));
        Assert.Equal(query.From.ToUnixTimeSeconds(), all[0].From);
        Assert.Equal(query.To.ToUnixTimeSeconds(), all[^1].To);
        Assert.All(all.Zip(all.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
        Assert.InRange(all.Count, 2, 60);
        await _logs.Client.GetHistogramsAsync(LogCloud.Project, LogCloud.Logstore, query with { Query = "* | select 1" }, default).RefusedAsync(400, "InvalidQueryString");
    }

    [Fact]
    public async Task Logs_go_when_their_retention_ends()
    {
        await _logs.Client.UpdateLogstoreAsync(LogCloud.Project, new SlsLogstore { Name = LogCloud.Logstore.Value, RetentionDays = 1 }, default);
        await _logs.PutAsync(["id=1"]);
        SlsLogQuery ever = new(_logs.Now.AddDays(-1), _logs.Now.AddDays(9));
        _logs.Cloud.Time.Advance(TimeSpan.FromHours(23));
        Assert.Single((await _logs.Client.GetLogsAsync(LogCloud.Project, LogCloud.Logstore, ever, default)).Logs);
        _logs.Cloud.Time.Advance(TimeSpan.FromHours(2));

        Assert.Empty((await _logs.Client.GetLogsAsync(LogCloud.Project, LogCloud.Logstore, ever, default)).Logs);
        Assert.Equal(0, (await _logs.Client.GetHistogramsAsync(LogCloud.Project, LogCloud.Logstore, ever, default)).Sum(part => part.Count));
        await _logs.PutAsync(["id=2"]);
        await _logs.Client.UpdateLogstoreAsync(LogCloud.Project, new SlsLogstore { Name = LogCloud.Logstore.Value }, default);
        Assert.Equal("2", Assert.Single((await _logs.Client.GetLogsAsync(LogCloud.Project, LogCloud.Logstore, ever, default)).Logs)["id"]);
    }

    [Fact]
    public async Task Logs_survive_a_restart()
    {
        await _logs.PutAsync(["id=1"], ["id=2"]);
        _logs.Reopen();
        await _logs.PutAsync(["id=3"]);

        Assert.Equal("1 2 3", await _logs.FindAsync("*"));
    }
}
