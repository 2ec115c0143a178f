using System.Text;
using ActionTrail.Aliyun.Sls;
using ActionTrail.Core.Destinations;

namespace ActionTrail.LocalCloud.Tests.Sls;

public sealed class LogstoreTests : IAsyncLifetime
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
    public async Task A_created_logstore_is_read_back()
    {
        await _logs.Client.CreateLogstoreAsync(
            LogCloud.Project,
            new SlsLogstore { Name = "new", RetentionDays = 30, ShardCount = 3, AppendMeta = true, Mode = "query", Encryption = new SlsEncryption(true), AutoSplit = true, MaxSplitShard = 8 },
            default);

        SlsLogstore logstore = await _logs.Client.GetLogstoreAsync(LogCloud.Project, SlsLogstoreName.Parse("new"), default);

        Assert.Equal(
            ("new", 30, 3, true, "query", new SlsEncryption(true), true, 8, 1767225600L),
            (logstore.Name, logstore.RetentionDays, logstore.ShardCount, logstore.AppendMeta, logstore.Mode, logstore.Encryption, logstore.AutoSplit, logstore.MaxSplitShard, logstore.CreateTime));
    }

    [Fact]
    public async Task An_update_changes_what_it_names_and_survives_a_restart()
    {
        await _logs.Client.UpdateLogstoreAsync(LogCloud.Project, new SlsLogstore { Name = LogCloud.Logstore.Value, RetentionDays = 7, WebTracking = true }, default);
        _logs.Reopen();

        SlsLogstore logstore = await _logs.Client.GetLogstoreAsync(LogCloud.Project, LogCloud.Logstore, default);

        Assert.Equal((7, true, 1, "standard"), (logstore.RetentionDays, logstore.WebTracking, logstore.ShardCount, logstore.Mode));
    }

    [Fact]
    public async Task Names_are_listed_in_order_over_many_pages()
    {
        for (int i = 0; i < 120; i++)
        {
            await _logs.Client.CreateLogstoreAsync(LogCloud.Project, new SlsLogstore { Name = $"store-{i:d3}" }, default);
        }

        List<string> all = await _logs.Client.ListLogstoresAsync(LogCloud.Project, "", default).ToListAsync();

        Assert.Equal(121, all.Count);
        Assert.Equal(all.Order(StringComparer.Ordinal), all);
        Assert.Equal(["store-077"], await _logs.Client.ListLogstoresAsync(LogCloud.Project, "077", default).ToListAsync());
        Assert.Contains("\"count\":2,\"total\":121,\"logstores\":[\"store-000\",\"store-001\"]", (await _logs.SendAsync("GET", "/logstores", "offset=1&size=2")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_has_200_logstores_and_no_more()
    {
        for (int i = 1; i < 200; i++)
        {
            await _logs.Client.CreateLogstoreAsync(LogCloud.Project, new SlsLogstore { Name = $"s{i}" }, default);
        }

        await _logs.Client.CreateLogstoreAsync(LogCloud.Project, new SlsLogstore { Name = "one-more" }, default).RefusedAsync(400, "ProjectQuotaExceed");
    }

    [Fact]
    public async Task A_logstore_made_anew_is_empty()
    {
        await _logs.PutAsync(["id=1"]);
        await _logs.Client.DeleteLogstoreAsync(LogCloud.Project, LogCloud.Logstore, default);
        await _logs.Client.GetLogstoreAsync(LogCloud.Project, LogCloud.Logstore, default).RefusedAsync(404, "LogStoreNotExist");
        await _logs.Client.CreateLogstoreAsync(LogCloud.Project, new SlsLogstore { Name = LogCloud.Logstore.Value }, default);
        await _logs.Client.CreateIndexAsync(LogCloud.Project, LogCloud.Logstore, LogCloud.Index, default);

        Assert.Equal("", await _logs.FindAsync("*"));
    }

    [Fact]
    public async Task A_second_logstore_of_the_same_name_is_refused() =>
        await _logs.Client.CreateLogstoreAsync(LogCloud.Project, new SlsLogstore { Name = LogCloud.Logstore.Value }, default).RefusedAsync(400, "LogStoreAlreadyExist");

    [Theory]
    [InlineData("""{"logstoreName":"X"}""", "LogStoreInfoInvalid")]
    [InlineData("""{"logstoreName":"a"}""", "LogStoreInfoInvalid")]
    [InlineData("""{"logstoreName":"../x"}""", "LogStoreInfoInvalid")]
    [InlineData("""{}""", "LogStoreInfoInvalid")]
    [InlineData("""{"logstoreName":"abc","ttl":0}""", "ParameterInvalid")]
    [InlineData("""{"logstoreName":"abc","ttl":3651}""", "ParameterInvalid")]
    [InlineData("""{"logstoreName":"abc","ttl":"30"}""", "ParameterInvalid")]
    [InlineData("""{"logstoreName":"abc","ttl":1.5}""", "ParameterInvalid")]
    [InlineData("""{"logstoreName":"abc","ttl":1,"shardCount":0}""", "ParameterInvalid")]
    [InlineData("""{"logstoreName":"abc","ttl":1,"autoSplit":true}""", "ParameterInvalid")]
    [InlineData("""{"logstoreName":"abc","ttl":1,"mode":"odd"}""", "ParameterInvalid")]
    [InlineData("""{"logstoreName":["abc"]}""", "ParameterInvalid")]
    [InlineData("""[]""", "PostBodyInvalid")]
    [InlineData("""{"logstoreName":"abc""", "PostBodyInvalid")]
    [InlineData("", "PostBodyInvalid")]
    public async Task A_body_that_breaks_the_rules_is_refused_and_nothing_is_made(string body, string code)
    {
        LogCloud.Refused(await _logs.SendAsync("POST", "/logstores", "", Encoding.UTF8.GetBytes(body), ("Content-Type", "application/json")), 400, code);

        Assert.Equal([LogCloud.Logstore.Value], await _logs.Client.ListLogstoresAsync(LogCloud.Project, "", default).ToListAsync());
    }
}
