using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Sls;

namespace ActionTrail.LocalCloud.Tests.Sls;

public sealed class ConsumerGroupTests : IAsyncLifetime
{
    private const string Group = "/logstores/wide/consumergroups/readers";
    private LogCloud _logs = null!;

    public async Task InitializeAsync()
    {
        _logs = await LogCloud.OpenAsync();
        await _logs.Client.CreateLogstoreAsync(LogCloud.Project, new SlsLogstore { Name = "wide", ShardCount = 4 }, default);
        await _logs.TextAsync("POST", "/logstores/wide/consumergroups", """{"consumerGroup":"readers","timeout":60,"order":true}""");
    }

    public Task DisposeAsync()
    {
        Assert.Empty(_logs.Cloud.Faults);
        _logs.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Living_consumers_share_the_shards()
    {
        Assert.Equal("[0,1,2,3]", await BeatAsync("a"));
        Assert.Equal("[1,3]", await BeatAsync("b"));
        Assert.Equal("[0,2]", await BeatAsync("a"));
        _logs.Cloud.Time.Advance(TimeSpan.FromSeconds(50));
        Assert.Equal("[1,3]", await BeatAsync("b"));
        _logs.Cloud.Time.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal("[0,1,2,3]", await BeatAsync("b"));
    }

    [Fact]
    public async Task A_checkpoint_is_kept_for_the_consumer_that_holds_the_shard()
    {
        await BeatAsync("a");
        string cursor = (string)JsonNode.Parse(await _logs.TextAsync("GET", "/logstores/wide/shards/2?type=cursor&from=end"))!["cursor"]!;
        string body = $$"""{"shard":2,"checkpoint":"{{cursor}}"}""";
        LogCloud.Refused(await _logs.JsonAsync("POST", Group + "?type=checkpoint&consumer=stranger", body), 400, "ConsumerNotMatch");
        await _logs.TextAsync("POST", Group + "?type=checkpoint&consumer=a", body);
        await _logs.TextAsync("POST", Group + "?type=checkpoint&consumer=stranger&forceSuccess=true", body);
        _logs.Reopen();

        JsonArray checkpoints = JsonNode.Parse(await _logs.TextAsync("GET", Group))!.AsArray();

        Assert.Equal(["", "", cursor, ""], checkpoints.Select(one => (string?)one!["checkpoint"]));
        Assert.Equal("stranger", (string?)JsonNode.Parse(await _logs.TextAsync("GET", Group + "?shard=2"))![0]!["consumer"]);
        LogCloud.Refused(await _logs.JsonAsync("POST", Group + "?type=checkpoint&consumer=a", """{"shard":2,"checkpoint":"zzz"}"""), 400, "ParameterInvalid");
        LogCloud.Refused(await _logs.JsonAsync("POST", Group + "?type=checkpoint&consumer=a&forceSuccess=true", $$"""{"shard":9,"checkpoint":"{{cursor}}"}"""), 400, "ShardNotExist");
    }

    [Fact]
    public async Task A_group_is_listed_changed_and_deleted_and_goes_with_its_logstore()
    {
        LogCloud.Refused(await _logs.JsonAsync("POST", "/logstores/wide/consumergroups", """{"consumerGroup":"readers","timeout":60}"""), 400, "ConsumerGroupAlreadyExist");
        await _logs.TextAsync("PUT", Group, """{"timeout":30,"order":false}""");
        Assert.Equal("""[{"name":"readers","timeout":30,"order":false}]""", await _logs.TextAsync("GET", "/logstores/wide/consumergroups"));
        await _logs.TextAsync("POST", "/logstores/wide/consumergroups", """{"consumerGroup":"others","timeout":60}""");
        await _logs.TextAsync("DELETE", Group);
        LogCloud.Refused(await _logs.JsonAsync("GET", Group), 404, "ConsumerGroupNotExist");

        await _logs.TextAsync("DELETE", "/logstores/wide");
        await _logs.Client.CreateLogstoreAsync(LogCloud.Project, new SlsLogstore { Name = "wide" }, default);

        Assert.Equal("[]", await _logs.TextAsync("GET", "/logstores/wide/consumergroups"));
    }

    private Task<string> BeatAsync(string consumer) => _logs.TextAsync("POST", $"{Group}?type=heartbeat&consumer={consumer}", "[]");
}
