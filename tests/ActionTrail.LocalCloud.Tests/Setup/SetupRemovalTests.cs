using ActionTrail.Aliyun.Oss;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Setup;
using ActionTrail.Engine.Setup;

namespace ActionTrail.LocalCloud.Tests.Setup;

public class SetupRemovalTests
{
    [Fact]
    public async Task The_trail_and_the_role_go_and_the_stores_stay()
    {
        using SetupCloud cloud = await SetupCloud.OpenAsync();
        SetupFile file = cloud.Template(SetupTemplateKind.AllStores);
        await cloud.InstallAsync(file);

        SetupPlan plan = await RemoveAsync(cloud, file, StoredEvents.Stay);
        Assert.Equal(["Trail corp-audit", "Role ActionTrailDeliveryRole"], plan.Changes.Select(static step => step.Resource));
        Assert.Equal(3, plan.Steps.Count(static step => step.Action == SetupAction.Stay));
        Assert.Null(await new TrailsClient(cloud.Management).FindTrailAsync("corp-audit", default));
        Assert.NotNull(await new OssClient(cloud.LogArchive).GetBucketInfoAsync(file.Oss!.Bucket, default));
        Assert.Empty((await new SetupRemoval(cloud.ConnectAsync).PlanAsync(file, StoredEvents.Stay, default)).Changes);
    }

    [Fact]
    public async Task Stored_events_go_when_asked_for_and_the_setup_can_be_made_again()
    {
        using SetupCloud cloud = await SetupCloud.OpenAsync();
        SetupFile file = cloud.Template(SetupTemplateKind.AllStores);
        file = file with { Oss = file.Oss! with { Retention = null } };
        await cloud.InstallAsync(file);
        await new OssClient(cloud.LogArchive).PutObjectAsync(file.Oss.Bucket, ObjectKey.Parse("corp-audit/x"), "x"u8.ToArray(), new PutObjectOptions(), default);

        SetupPlan plan = await RemoveAsync(cloud, file, StoredEvents.Go);
        Assert.DoesNotContain(plan.Steps, static step => step.Action == SetupAction.Stay);
        await cloud.InstallAsync(file);
        Assert.Empty((await cloud.Planner.PlanAsync(file, default)).Drift);
    }

    [Fact]
    public async Task A_bucket_under_retention_stays_and_says_why()
    {
        using SetupCloud cloud = await SetupCloud.OpenAsync();
        SetupFile file = cloud.Template(SetupTemplateKind.MultiAccountManagement);
        await cloud.InstallAsync(file);
        await new OssClient(cloud.Management).PutObjectAsync(file.Oss!.Bucket, ObjectKey.Parse("corp-audit/x"), "x"u8.ToArray(), new PutObjectOptions(), default);

        SetupPlan plan = await RemoveAsync(cloud, file, StoredEvents.Go);
        Assert.Contains("365 days", Assert.Single(plan.Steps, static step => step.Action == SetupAction.Stay).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_no_setup_file_made_stays()
    {
        using SetupCloud cloud = await SetupCloud.OpenAsync();
        SetupFile file = cloud.Template(SetupTemplateKind.MultiAccountMember);
        await new DeliveryRoleSetup(cloud.LogArchive).EnsureAsync(file.DeliveryRole!.Name, default);
        await cloud.InstallAsync(file);
        SetupPlan plan = await RemoveAsync(cloud, file, StoredEvents.Stay);
        Assert.Contains(plan.Steps, static step => step is { Action: SetupAction.Stay, Resource: "Role ActionTrailDeliveryRole" });
    }

    private static async Task<SetupPlan> RemoveAsync(SetupCloud cloud, SetupFile file, StoredEvents events)
    {
        SetupPlan plan = await new SetupRemoval(cloud.ConnectAsync).PlanAsync(file, events, default);
        await SetupInstaller.ApplyAsync(plan, static _ => { }, default);
        return plan;
    }
}
