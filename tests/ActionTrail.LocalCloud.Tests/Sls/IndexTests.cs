using System.Text;
using System.Text.Json;
using ActionTrail.Aliyun.Sls;

namespace ActionTrail.LocalCloud.Tests.Sls;

public sealed class IndexTests : IAsyncLifetime
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
    public async Task The_index_comes_back_as_it_was_sent()
    {
        _logs.Reopen();

        SlsIndex index = await _logs.Client.GetIndexAsync(LogCloud.Project, LogCloud.Logstore, default);

        Assert.Equal(JsonSerializer.Serialize(LogCloud.Index with { LastModifyTime = 1767225600 }), JsonSerializer.Serialize(index));
        Assert.Contains("\"index_mode\":\"v2\",\"storage\":\"pg\",\"ttl\":3650", (await _logs.SendAsync("GET", "/logstores/app_log/index")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_is_one_index_at_a_time()
    {
        await _logs.Client.CreateIndexAsync(LogCloud.Project, LogCloud.Logstore, LogCloud.Index, default).RefusedAsync(400, "IndexAlreadyExist");
        await _logs.Client.DeleteIndexAsync(LogCloud.Project, LogCloud.Logstore, default);

        await _logs.Client.GetIndexAsync(LogCloud.Project, LogCloud.Logstore, default).RefusedAsync(400, "IndexConfigNotExist");
        await _logs.Client.UpdateIndexAsync(LogCloud.Project, LogCloud.Logstore, LogCloud.Index, default).RefusedAsync(400, "IndexConfigNotExist");
        await _logs.Client.DeleteIndexAsync(LogCloud.Project, LogCloud.Logstore, default).RefusedAsync(400, "IndexConfigNotExist");
        await _logs.GetAsync("*").RefusedAsync(400, "IndexConfigNotExist");
    }

    [Fact]
    public async Task A_changed_index_changes_the_search()
    {
        await _logs.PutAsync(["id=1", "extra=some words"]);
        await _logs.GetAsync("extra: words").RefusedAsync(400, "ParameterInvalid");

        await _logs.Client.UpdateIndexAsync(
            LogCloud.Project,
            LogCloud.Logstore,
            new SlsIndex { Keys = new Dictionary<string, SlsKeyIndex> { ["extra"] = new() { Type = "text", Tokens = [" "] } } },
            default);

        Assert.Equal("1", await _logs.FindAsync("extra: words"));
        Assert.Equal("1", await _logs.FindAsync("words"));
        Assert.Equal("", await _logs.FindAsync("1"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"line":{}}""")]
    [InlineData("""{"line":{"token":[",,"]}}""")]
    [InlineData("""{"line":{"token":[1]}}""")]
    [InlineData("""{"line":{"token":null}}""")]
    [InlineData("""{"line":{"token":[","],"include_keys":["a"],"exclude_keys":["b"]}}""")]
    [InlineData("""{"keys":{"a":{"type":"number"}}}""")]
    [InlineData("""{"keys":{"a":{}}}""")]
    [InlineData("""{"keys":{"a":null}}""")]
    [InlineData("""{"keys":{"a":{"type":"json","json_keys":{"b":{"type":"json"}}}}}""")]
    [InlineData("""{"keys":{"a":{"type":"text","token":["long"]}}}""")]
    [InlineData("""{"line":{"token":[","]},"max_text_len":10}""")]
    public async Task An_index_that_breaks_the_rules_is_refused(string body)
    {
        LogCloud.Refused(
            await _logs.SendAsync("PUT", "/logstores/app_log/index", "", Encoding.UTF8.GetBytes(body), ("Content-Type", "application/json")), 400, "IndexInfoInvalid");

        Assert.NotNull((await _logs.Client.GetIndexAsync(LogCloud.Project, LogCloud.Logstore, default)).Line);
    }
}
