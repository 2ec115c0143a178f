using ActionTrail.Aliyun.Sls;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Arns;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Trails;
using ActionTrail.Engine.Search;
using ActionTrail.LocalCloud.Tests.Sls;

namespace ActionTrail.LocalCloud.Tests.Search;

public sealed class StoreQueryTests : IAsyncLifetime
{
    private const string Name = "corp-audit";

    private static readonly SlsLogstoreName s_logstore = DeliveryNames.LogstoreFor(TrailName.Parse(Name));
    private LogCloud _logs = null!;

    public async Task InitializeAsync()
    {
        _logs = await LogCloud.OpenAsync();
        await _logs.Client.CreateLogstoreAsync(LogCloud.Project, new SlsLogstore { Name = s_logstore.Value, ShardCount = 1 }, default);
        await _logs.Client.CreateIndexAsync(LogCloud.Project, s_logstore, LogCloud.Index, default);
    }

    public Task DisposeAsync()
    {
        Assert.Empty(_logs.Cloud.Faults);
        _logs.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("\"curl|sh\"", 150)]
    [InlineData("\"curl|sh\" | SELECT count(*) AS n", 1)]
    [InlineData("SELECT count(*) AS n FROM log", 1)]
    [InlineData("*", 300)]
    public async Task A_bar_inside_quotes_begins_no_SQL(string statement, int rows)
    {
        await PutAsync("curl|sh", 150);
        await PutAsync("curl", 150);

        Assert.Equal(rows, await Query.LogsAsync(statement, _logs.Now.AddHours(-1), _logs.Now, default).CountAsync());
    }

    private StoreQuery Query => new(_logs.Cloud.Root, new Trail
    {
        Name = Name,
        TrailArn = $"acs:actiontrail:{TestCloud.Region}:{_logs.Cloud.Account.Id}:trail/{Name}",
        HomeRegion = TestCloud.Region.Value,
        Region = TestCloud.Region.Value,
        Status = "Enable",
        EventRw = EventRw.All,
        TrailRegion = TrailRegionSelection.All,
        IsOrganizationTrail = false,
        SlsProjectArn = new SlsProjectArn(TestCloud.Region, _logs.Cloud.Account.Id, LogCloud.Project).ToString(),
    });

    private Task PutAsync(string userAgent, int count) =>
        _logs.Client.PutLogsAsync(LogCloud.Project, s_logstore, _logs.Group([.. Enumerable.Range(0, count).Select(i => new[] { $"id={i}", $"userAgent={userAgent}" })]), default);
}
