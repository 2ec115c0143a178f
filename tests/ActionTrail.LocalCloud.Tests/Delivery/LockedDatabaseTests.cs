using ActionTrail.Aliyun.Trails;
using ActionTrail.Engine.Delivery;
using ActionTrail.LocalCloud.Storage;
using ActionTrail.LocalCloud.Tests.Ledger;
using ActionTrail.LocalCloud.Trails;

namespace ActionTrail.LocalCloud.Tests.Delivery;

/// <summary>Somebody holds a database of the cloud longer than anybody waits for it: reported, recovered without a restart, nothing lost.</summary>
public sealed class LockedDatabaseTests
{
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Delivery_reports_a_locked_store_and_goes_on_when_it_is_free()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: true, sls: false);
        LocalAccount shop = cloud.Host.FindAccount("Shop");
        cloud.Record(shop, 3);
        await cloud.DrainAsync();
        cloud.Record(shop, 5);
        using (Locked(cloud, "delivery.db"))
        {
            DeliveryStatus blocked = await cloud.DrainAsync();
            LaneStatus oss = Assert.Single(blocked.Destinations);
            Assert.Contains("delivery.db", oss.Trouble!.Message, StringComparison.Ordinal);
            Assert.Contains("locked", oss.Trouble.Message, StringComparison.Ordinal);
            Assert.InRange(oss.Pending, 5, 100);
            Assert.Equal(oss.Recorded, oss.Delivered + oss.Pending);
        }

        await EverythingArrivesAsync(cloud);
    }

    [Fact]
    public async Task Recording_reports_a_locked_ledger_and_records_all_of_a_batch_or_nothing()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: true, sls: false);
        LocalAccount shop = cloud.Host.FindAccount("Shop");
        cloud.Record(shop, 3);
        long before = cloud.Host.Cloud.Ledger.LastPosition;
        using (Locked(cloud, "ledger.db"))
        {
            StorageException refused = Assert.Throws<StorageException>(() => cloud.Record(shop, 7));
            Assert.Contains("ledger.db", refused.Message, StringComparison.Ordinal);
            Assert.Equal(before, cloud.Host.Cloud.Ledger.LastPosition);
        }

        cloud.Record(shop, 7);
        await EverythingArrivesAsync(cloud);
        Assert.Equal(10, (await cloud.InBucketAsync()).Count(id => id.Contains(" test-", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Delivery_waits_for_a_locked_ledger_and_needs_no_second_start()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: true, sls: false);
        cloud.Record(cloud.Host.FindAccount("Shop"), 5);
        Task<DeliveryStatus> delivering;
        using (Locked(cloud, "ledger.db"))
        {
            // Every call of a client is recorded before it is answered, so none can succeed now.
            delivering = Task.Run(cloud.DrainAsync);
            await Task.Delay(TimeSpan.FromSeconds(7), TimeProvider.System);
            LaneStatus waiting = Assert.Single((await cloud.Host.Delivery.StatusAsync(cloud.Owner.Id, DeliveryCloud.TrailName, default)).Destinations);
            Assert.Equal(0, waiting.Delivered);
            Assert.InRange(waiting.Pending, 5, 100);
        }

        using var late = new CancellationTokenSource(s_longestWait);
        while (!delivering.IsCompleted)
        {
            late.Token.ThrowIfCancellationRequested();
            cloud.Cloud.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, late.Token);
        }

        LaneStatus ended = Assert.Single((await delivering).Destinations);
        Assert.Equal((0, null), (ended.Pending, ended.Trouble));
        Assert.Contains(cloud.Cloud.Faults, static fault => fault is StorageException && fault.Message.Contains("ledger.db", StringComparison.Ordinal)); // a call was refused rather than left unrecorded
        await EverythingArrivesAsync(cloud);
    }

    [Fact]
    public async Task A_history_job_outlives_a_locked_store_and_needs_no_second_start()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: true, oss: false, start: false);
        cloud.Record(cloud.Host.FindAccount("Shop"), 4, each => Earlier(cloud, each));
        await cloud.Trails.StartLoggingAsync(DeliveryCloud.TrailName, default);
        await cloud.Roles.DetachPoliciesAsync(cloud.RoleName, default);
        await new DeliveryHistoryClient(cloud.Cloud.Connect(cloud.Owner)).CreateAsync(DeliveryCloud.TrailName, null, default);
        cloud.Host.Delivery.Start(cloud.Owner.Id, DeliveryCloud.TrailName);
        await UntilAsync(cloud, HistoryJobStatus.Failed, TimeSpan.Zero);
        using (Locked(cloud, "cloud.db"))
        {
            // The retry, which notes first that the job is being delivered, falls due and fails.
            Task advancing = Task.Run(() => cloud.Cloud.Time.Advance(TimeSpan.FromMinutes(1)));
            await Task.Delay(TimeSpan.FromSeconds(7), TimeProvider.System);
            await advancing;
        }

        await cloud.Roles.EnsureAsync(cloud.RoleName, default);
        await UntilAsync(cloud, HistoryJobStatus.Complete, TimeSpan.FromSeconds(1));
        await cloud.Host.Delivery.StopAsync(cloud.Owner.Id, DeliveryCloud.TrailName, default);
        Assert.Equal(4, (await cloud.InLogstoreAsync()).Count(static id => id.Contains(" test-", StringComparison.Ordinal)));
    }

    private static TestEvent Earlier(DeliveryCloud cloud, TestEvent each) => each with
    {
        Change = json =>
        {
            each.Change(json);
            json["eventTime"] = cloud.Cloud.Time.GetUtcNow().AddDays(-3).ToString("yyyy-MM-ddTHH:mm:ssZ");
        },
    };

    private static async Task UntilAsync(DeliveryCloud cloud, HistoryJobStatus expected, TimeSpan step)
    {
        using var late = new CancellationTokenSource(s_longestWait);
        while (HistoryJobs.Of(cloud.Host.Cloud, cloud.Owner.Id.Value)[0].Status != expected)
        {
            late.Token.ThrowIfCancellationRequested();
            cloud.Cloud.Time.Advance(step);
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, late.Token);
        }
    }

    private static SqliteDatabase Locked(DeliveryCloud cloud, string file)
    {
        var other = SqliteDatabase.Open(Path.Combine(cloud.Host.Folder, file));
        other.Execute("BEGIN IMMEDIATE");
        return other;
    }

    private static async Task EverythingArrivesAsync(DeliveryCloud cloud)
    {
        DeliveryStatus status = await cloud.DrainAsync();
        Assert.True(status.IsCaughtUp, status.Destinations[0].Trouble?.Message);
        Assert.False(status.IsBlocked);
        Assert.Equal(cloud.Expected(), await cloud.InBucketAsync());
        Assert.All(status.Destinations, lane => Assert.Equal((cloud.Expected().Count, 0, 0), (lane.Delivered, lane.Pending, lane.Dead)));
    }
}
