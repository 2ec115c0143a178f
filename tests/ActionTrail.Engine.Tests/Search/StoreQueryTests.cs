using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Trails;
using ActionTrail.Engine.Search;
using ActionTrail.Tests.Support;

namespace ActionTrail.Engine.Tests.Search;

public sealed class StoreQueryTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task An_answer_that_stays_incomplete_is_an_error_and_not_an_answer()
    {
        var transport = new ScriptedTransport(ScriptedTransport.Answer(200, """[{"id":"1"}]""", ("x-log-progress", "Incomplete")));
        var trail = new Trail
        {
            Name = "corp-audit",
            TrailArn = "acs:actiontrail:cn-hangzhou:1001:trail/corp-audit",
            HomeRegion = "cn-hangzhou",
            Region = "cn-hangzhou",
            Status = "Enable",
            EventRw = EventRw.All,
            TrailRegion = TrailRegionSelection.All,
            IsOrganizationTrail = false,
            SlsProjectArn = "acs:log:cn-hangzhou:1234567890123456:project/audit-project",
        };
        var found = new List<IReadOnlyDictionary<string, string>>();

        Task read = ReadAsync();
        while (!read.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        ApiException error = await Assert.ThrowsAsync<ApiException>(() => read);
        Assert.Equal(("Incomplete", 10), (error.Code, transport.Sent.Count));
        Assert.Empty(found);

        async Task ReadAsync()
        {
            var query = new StoreQuery(transport.Connect(_time), trail);
            await foreach (IReadOnlyDictionary<string, string> row in query.LogsAsync("*", _time.GetUtcNow() - TimeSpan.FromHours(1), _time.GetUtcNow(), default))
            {
                found.Add(row);
            }
        }
    }
}
