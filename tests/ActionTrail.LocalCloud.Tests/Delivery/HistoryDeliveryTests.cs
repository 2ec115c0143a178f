using ActionTrail.Aliyun.Trails;
using ActionTrail.LocalCloud.Tests.Ledger;
using ActionTrail.LocalCloud.Trails;

namespace ActionTrail.LocalCloud.Tests.Delivery;

public sealed class HistoryDeliveryTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_job_delivers_what_was_recorded_before_the_trail_and_nothing_twice(bool organization)
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization, oss: false, start: false);
        cloud.Record(cloud.Host.FindAccount("Shop"), 6, At(cloud, days: -3));
        cloud.Record(cloud.Host.FindAccount("Shop"), 2, At(cloud, days: -91));
        cloud.Record(cloud.Company.Management, 2, At(cloud, days: -2));
        await cloud.Trails.StartLoggingAsync(DeliveryCloud.TrailName, default);
        cloud.Record(cloud.Host.FindAccount("Shop"), 3, At(cloud, days: -1));
        DeliveryHistoryClient history = History(cloud);
        long id = await history.CreateAsync(DeliveryCloud.TrailName, null, default);

        Assert.True((await cloud.DrainAsync()).IsCaughtUp);

        IReadOnlyList<string> covered = cloud.Expected();
        DeliveryHistoryJob job = await history.GetAsync(id, default);
        Assert.Equal(DeliveryHistoryStatus.Complete, job.Status);
        Assert.All(job.Regions.Values, status => Assert.Equal(DeliveryHistoryStatus.Complete, status));
        IReadOnlyList<string> delivered = await cloud.InLogstoreAsync();
        Assert.Equal(6 + 3, Tests(delivered).Count());
        Assert.Equal(delivered.Distinct().Count(), delivered.Count);
        Assert.All(covered, live => Assert.Contains(live, delivered));

        await cloud.DrainAsync();
        cloud.Cloud.Reopen();
        await cloud.DrainAsync();
        Assert.Equal(6 + 3, Tests(await cloud.InLogstoreAsync()).Count());
    }

    [Fact]
    public async Task A_job_fills_the_time_in_which_the_trail_was_stopped()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: false, oss: false);
        cloud.Record(cloud.Owner, 1, At(cloud, days: -4));
        await cloud.Trails.StopLoggingAsync(DeliveryCloud.TrailName, default);
        cloud.Record(cloud.Owner, 5, At(cloud, days: -3));
        cloud.Record(cloud.Owner, 5, each => At(cloud, days: -3)(each) with { Category = "Data" });
        await cloud.Trails.StartLoggingAsync(DeliveryCloud.TrailName, default);
        cloud.Record(cloud.Owner, 1, At(cloud, days: -2));
        await cloud.DrainAsync();
        Assert.Equal(2, Tests(await cloud.InLogstoreAsync()).Count());

        await History(cloud).CreateAsync(DeliveryCloud.TrailName, null, default);
        await cloud.DrainAsync();

        Assert.Equal(7, Tests(await cloud.InLogstoreAsync()).Distinct().Count());
        Assert.Equal(7, Tests(await cloud.InLogstoreAsync()).Count());
    }

    [Fact]
    public async Task A_blocked_job_fails_with_a_reason_and_the_next_round_mends_it_even_after_a_restart()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: true, oss: false, start: false);
        cloud.Record(cloud.Host.FindAccount("Shop"), 4, At(cloud, days: -3));
        await cloud.Trails.StartLoggingAsync(DeliveryCloud.TrailName, default);
        long id = await History(cloud).CreateAsync(DeliveryCloud.TrailName, null, default);
        await cloud.Roles.DetachPoliciesAsync(cloud.RoleName, default);

        await cloud.DrainAsync();

        Assert.Equal(DeliveryHistoryStatus.Failed, (await History(cloud).GetAsync(id, default)).Status);
        Assert.Contains("was expected to write to logstore", HistoryJobs.Of(cloud.Host.Cloud, cloud.Owner.Id.Value)[0].Failure, StringComparison.Ordinal);
        Assert.Empty(cloud.Cloud.Faults);
        cloud.Cloud.Reopen();
        await cloud.Roles.EnsureAsync(cloud.RoleName, default);
        await cloud.DrainAsync();
        Assert.Equal(DeliveryHistoryStatus.Complete, (await History(cloud).GetAsync(id, default)).Status);
        Assert.Equal("", HistoryJobs.Of(cloud.Host.Cloud, cloud.Owner.Id.Value)[0].Failure);
        Assert.Equal(4, Tests(await cloud.InLogstoreAsync()).Count());
    }

    [Fact]
    public async Task A_job_that_was_deleted_or_whose_trail_was_deleted_delivers_nothing()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: false, oss: false, start: false);
        cloud.Record(cloud.Owner, 4, At(cloud, days: -3));
        await cloud.Trails.StartLoggingAsync(DeliveryCloud.TrailName, default);
        long id = await History(cloud).CreateAsync(DeliveryCloud.TrailName, null, default);
        await History(cloud).DeleteAsync(id, default);
        await cloud.DrainAsync();
        Assert.Empty(Tests(await cloud.InLogstoreAsync()));

        id = await History(cloud).CreateAsync(DeliveryCloud.TrailName, null, default);
        await cloud.Trails.DeleteTrailAsync(DeliveryCloud.TrailName, default);
        Assert.Equal(DeliveryHistoryStatus.Failed, (await History(cloud).GetAsync(id, default)).Status);
    }

    [Fact]
    public async Task Continuous_delivery_takes_jobs_up_as_they_come()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: false, oss: false, start: false);
        cloud.Record(cloud.Owner, 4, At(cloud, days: -3));
        await cloud.Trails.StartLoggingAsync(DeliveryCloud.TrailName, default);
        cloud.Host.Delivery.Start(cloud.Owner.Id, DeliveryCloud.TrailName);
        long id = await History(cloud).CreateAsync(DeliveryCloud.TrailName, null, default);

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (HistoryJobs.Of(cloud.Host.Cloud, cloud.Owner.Id.Value)[0].Status != HistoryJobStatus.Complete)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        await cloud.Host.Delivery.StopAsync(cloud.Owner.Id, DeliveryCloud.TrailName, default);
        Assert.Equal(DeliveryHistoryStatus.Complete, (await History(cloud).GetAsync(id, default)).Status);
        Assert.Equal(4, Tests(await cloud.InLogstoreAsync()).Count());
    }

    private static DeliveryHistoryClient History(DeliveryCloud cloud) => new(cloud.Cloud.Connect(cloud.Owner));

    private static IEnumerable<string> Tests(IEnumerable<string> ids) => ids.Where(id => id.Contains(" test-", StringComparison.Ordinal));

    private static Func<TestEvent, TestEvent> At(DeliveryCloud cloud, int days) => each => each with
    {
        Change = json =>
        {
            each.Change(json);
            json["eventTime"] = cloud.Cloud.Time.GetUtcNow().AddDays(days).ToString("yyyy-MM-ddTHH:mm:ssZ");
        },
    };
}
