using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Oss;
using ActionTrail.Aliyun.Ram;
using ActionTrail.Aliyun.Sls;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Setup;
using ActionTrail.Engine.Setup;

namespace ActionTrail.LocalCloud.Tests.Setup;

public class SetupInstallTests
{
    public static TheoryData<SetupTemplateKind> Kinds => [.. Enum.GetValues<SetupTemplateKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_template_installs_once_and_then_has_no_changes(SetupTemplateKind kind)
    {
        using SetupCloud cloud = await SetupCloud.OpenAsync();
        SetupFile file = cloud.Template(kind);

        SetupPlan first = await cloud.InstallAsync(file);
        SetupPlan second = await cloud.Planner.PlanAsync(file, default);

        Assert.NotEmpty(first.Changes);
        Assert.Empty(second.Drift);
        Assert.True((await new TrailsClient(cloud.Management).GetTrailStatusAsync("corp-audit", default)).IsLogging);
        Assert.Empty(cloud.Cloud.Faults);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_run_that_is_killed_before_any_step_is_completed_by_the_next(SetupTemplateKind kind)
    {
        using SetupCloud whole = await SetupCloud.OpenAsync();
        int steps = (await whole.Planner.PlanAsync(whole.Template(kind), default)).Changes.Count;
        for (int killed = 0; killed < steps; killed++)
        {
            using SetupCloud cloud = await SetupCloud.OpenAsync();
            SetupFile file = cloud.Template(kind);
            SetupPlan plan = await cloud.Planner.PlanAsync(file, default);
            int begun = 0;
            await Assert.ThrowsAsync<OperationCanceledException>(() => SetupInstaller.ApplyAsync(
                plan, step => { if (step.Outcome == SetupOutcome.Running && begun++ == killed) { throw new OperationCanceledException(); } }, default));
            cloud.Cloud.Reopen();

            SetupPlan next = await cloud.InstallAsync(file);
            Assert.Equal(steps - killed, next.Changes.Count);
            Assert.Empty((await cloud.Planner.PlanAsync(file, default)).Drift);
        }
    }

    [Fact]
    public async Task A_retention_that_was_begun_and_never_locked_is_named_and_locked()
    {
        using SetupCloud cloud = await SetupCloud.OpenAsync();
        SetupFile file = cloud.Template(SetupTemplateKind.MultiAccountManagement);
        var oss = new OssClient(cloud.Management);
        await oss.PutBucketAsync(file.Oss!.Bucket, PutBucketOptions.Default, default);
        await oss.Settings.InitiateWormAsync(file.Oss.Bucket, 365, default);

        SetupStep step = Assert.Single((await cloud.Planner.PlanAsync(file, default)).Changes, static step => step.Property == "retention");
        Assert.Equal(("365 days, locked", "365 days, not locked", true), (step.Wanted, step.Found, step.IsWeaker));
        await cloud.InstallAsync(file);
        Assert.Equal(OssWormState.Locked, (await oss.Settings.GetWormAsync(file.Oss.Bucket, default))!.State);
    }

    [Fact]
    public async Task What_cannot_be_changed_in_place_is_named_and_nothing_is_done()
    {
        using SetupCloud cloud = await SetupCloud.OpenAsync();
        SetupFile file = cloud.Template(SetupTemplateKind.MultiAccountManagement);
        await cloud.InstallAsync(file);
        SetupFile other = file with
        {
            Oss = file.Oss! with { Retention = new SetupRetention(30, Locked: true), Encryption = "KMS" }, Trail = file.Trail with { IsMultiAccount = false },
        };

        SetupPlan plan = await cloud.Planner.PlanAsync(other, default);
        Assert.Equal(["retention", "kind"], plan.Blocks.Select(static block => block.Property));
        var error = await Assert.ThrowsAsync<ConfigurationException>(() => SetupInstaller.ApplyAsync(plan, static _ => { }, default));
        Assert.Contains("can only be made longer", error.Message, StringComparison.Ordinal);
        Assert.Equal("AES256", (await new OssClient(cloud.Management).GetBucketInfoAsync(file.Oss!.Bucket, default)).Encryption!.Algorithm);
    }

    [Fact]
    public async Task A_context_of_another_account_stops_before_anything_is_done()
    {
        using SetupCloud cloud = await SetupCloud.OpenAsync();
        SetupFile file = cloud.Template(SetupTemplateKind.MultiAccountMember);
        SetupFile swapped = file with { Accounts = [.. file.Accounts.Select(static account => account with { Context = account.Context == "mgmt" ? "dest" : "mgmt" })] };
        var error = await Assert.ThrowsAsync<ConfigurationException>(() => cloud.Planner.PlanAsync(swapped, default));
        Assert.Contains("Nothing was done", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_multi_account_trail_is_blocked_by_the_first()
    {
        using SetupCloud cloud = await SetupCloud.OpenAsync();
        SetupFile file = cloud.Template(SetupTemplateKind.MultiAccountManagement);
        await cloud.InstallAsync(file);
        SetupFile second = file with { Trail = file.Trail with { Name = Core.Trails.TrailName.Parse("second-audit") } };
        Assert.Contains("one multi-account trail", Assert.Single((await cloud.Planner.PlanAsync(second, default)).Blocks).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_can_be_entered_by_an_assumed_role()
    {
        using SetupCloud cloud = await SetupCloud.OpenAsync();
        SetupFile file = cloud.Template(SetupTemplateKind.MultiAccountMember);
        SetupFile entered = file with
        {
            Accounts =
            [
                .. file.Accounts.Select(account => account.Name == "logArchive"
                    ? account with { Context = "mgmt", AssumeRole = new Core.Arns.RoleArn(cloud.LogArchiveAccount.Id, Core.Accounts.RoleName.Parse("ResourceDirectoryAccountAccessRole")) }
                    : account),
            ],
        };
        var users = new RamUserClient(cloud.Management);
        await users.CreateAsync("admin", null, default);
        await users.AttachPolicyAsync("admin", PolicyId.System("AdministratorAccess"), default);
        CloudCredentials key = await users.CreateAccessKeyAsync("admin", default);
        var planner = new SetupPlanner((_, _) => Task.FromResult(cloud.Cloud.Connect(key)));

        await SetupInstaller.ApplyAsync(await planner.PlanAsync(entered, default), static _ => { }, default);
        Assert.Empty((await planner.PlanAsync(entered, default)).Drift);
        Assert.Equal(cloud.LogArchiveAccount.Id.Value, (await new OssClient(cloud.LogArchive).GetBucketInfoAsync(file.Oss!.Bucket, default)).OwnerId);
    }

    [Fact]
    public async Task Every_setting_of_the_file_reaches_the_cloud()
    {
        using SetupCloud cloud = await SetupCloud.OpenAsync();
        SetupFile file = cloud.Template(SetupTemplateKind.AllStores);
        file = file with { DelegatedAdministrator = new SetupDelegation("logArchive", "management") };
        await cloud.InstallAsync(file);

        var sls = new SlsClient(cloud.LogArchive);
        Assert.Equal(180, (await sls.GetLogstoreAsync(file.Sls!.Project, Core.Destinations.SlsLogstoreName.Parse("actiontrail_corp-audit"), default)).RetentionDays);
        Assert.Equal(
            ["AliyunActionTrailDeliveryPolicy", "AliyunActionTrailRolePolicy"],
            (await new RamClient(cloud.LogArchive).ListPoliciesAsync(file.DeliveryRole!.Name, default)).Select(static policy => policy.Id.Name).Order(StringComparer.Ordinal));
        Assert.True((await new DataEventClient(cloud.Management).GetAsync("corp-audit", default)).IsTrailAllRegion);
        Assert.Equal(3, (await new InsightsClient(cloud.Management).GetSelectorsAsync("corp-audit", default)).Count);
        Assert.Empty((await cloud.Planner.PlanAsync(file, default)).Drift);
    }
}
