using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.Aliyun.Sls;
using ActionTrail.Engine.Delivery;
using ActionTrail.Engine.Setup;

namespace ActionTrail.LocalCloud.Tests.Delivery;

/// <summary>A destination that is deleted while a trail delivers to it and made again: delayed, reported, recovered without a restart.</summary>
public sealed class DestinationLossTests
{
    [Fact]
    public async Task A_log_service_project_may_be_deleted_and_made_again()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: true);
        var sls = new SlsClient(cloud.Archive);
        await LoseAsync(
            cloud,
            DestinationKind.Sls,
            cloud.InLogstoreAsync,
            () => sls.DeleteProjectAsync(DeliveryCloud.Project, default),
            () => new SlsDestinationSetup(cloud.Archive).EnsureAsync(DeliveryCloud.Project, default),
            ("Log Service project 'corp-audit-project' was expected to exist, but ", "answered ProjectNotExist.", "New-AtSlsDestination"));
    }

    [Fact]
    public async Task A_maxcompute_project_may_be_deleted_and_made_again()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: true, maxCompute: true);
        var odps = new MaxComputeClient(cloud.Archive);
        await LoseAsync(
            cloud,
            DestinationKind.MaxCompute,
            cloud.InTableAsync,
            () => odps.DeleteProjectAsync(DeliveryCloud.Warehouse, default),
            () => new MaxComputeDestinationSetup(cloud.Archive).EnsureAsync(DeliveryCloud.Warehouse, cloud.Company.LogArchive.Id, default),
            ("MaxCompute project 'actiontrail_corp' was expected to exist, but ", "NoSuchProject", "New-AtMaxComputeDestination"));
    }

    private static async Task LoseAsync(
        DeliveryCloud cloud, DestinationKind kind, Func<Task<IReadOnlyList<string>>> read, Func<Task> delete, Func<Task> remake, (string Start, string End, string Command) trouble)
    {
        LocalAccount shop = cloud.Host.FindAccount("Shop");
        cloud.Record(shop, 4);
        Assert.True((await cloud.DrainAsync()).IsCaughtUp);
        IReadOnlyList<string> before = await read();
        await delete();
        cloud.Record(shop, 6);

        DeliveryStatus blocked = await cloud.DrainAsync();
        LaneStatus lost = blocked.Destinations.Single(lane => lane.Kind == kind);
        Assert.StartsWith(trouble.Start, lost.Trouble!.Message, StringComparison.Ordinal);
        Assert.Contains(trouble.End, lost.Trouble.Message, StringComparison.Ordinal);
        Assert.StartsWith(trouble.Command, lost.Trouble.Mend, StringComparison.Ordinal);
        Assert.InRange(lost.Pending, 6, 100);
        Assert.Equal(lost.Recorded, lost.Delivered + lost.Pending);
        Assert.All(blocked.Destinations.Where(lane => lane.Kind != kind), lane => Assert.Equal((0, null), (lane.Pending, lane.Trouble)));

        await remake();
        DeliveryStatus mended = await cloud.DrainAsync();
        Assert.True(mended.IsCaughtUp);
        Assert.False(mended.IsBlocked);
        Assert.Equal(cloud.Expected(), before.Concat(await read()).Order(StringComparer.Ordinal)); // what had arrived went with the old one
        Assert.Equal(cloud.Expected(), await cloud.InBucketAsync());
    }
}
