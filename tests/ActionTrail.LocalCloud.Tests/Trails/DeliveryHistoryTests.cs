using ActionTrail.Aliyun.Sls;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Destinations;
using ActionTrail.LocalCloud.Trails;

namespace ActionTrail.LocalCloud.Tests.Trails;

public sealed class DeliveryHistoryTests : TrailFixture
{
    private DeliveryHistoryClient History => new(Cloud.Root);

    [Fact]
    public async Task A_job_covers_ninety_days_before_it_and_what_came_before_the_trail_logged()
    {
        await ToProjectAsync("corp-audit");
        await Trails.StartLoggingAsync("corp-audit", default);

        long id = await History.CreateAsync("corp-audit", null, default);

        DeliveryHistoryJob job = await History.GetAsync(id, default);
        Assert.Equal((DeliveryHistoryStatus.Initializing, Cloud.Time.GetUtcNow().AddDays(-90), Cloud.Time.GetUtcNow()), (job.Status, job.StartTime, job.EndTime));
        Assert.Equal(33, job.Regions.Count);
        Assert.Equal(id, Assert.Single(await History.ListAsync(default).All()).JobId);
        Assert.Equal(Stored("corp-audit").Intervals[0].FromPosition, HistoryJobs.Of(Cloud.Host.Cloud, Cloud.Account.Id.Value)[0].ThroughPosition);
    }

    [Fact]
    public async Task An_account_has_one_job_running_and_a_token_finds_it_again()
    {
        await ToProjectAsync("corp-audit");
        await ToProjectAsync("other-audit");
        long id = await History.CreateAsync("corp-audit", "token", default);

        Assert.Equal(id, await History.CreateAsync("corp-audit", "token", default));
        await Refusal.Of(400, "IdempotentParameterMismatch", () => History.CreateAsync("other-audit", "token", default));
        await Refusal.Of(409, "DeliveryHistoryJobAlreadyExists", () => History.CreateAsync("other-audit", null, default));
        await History.DeleteAsync(id, default);
        await Refusal.Of(404, "DeliveryHistoryJobNotFound", () => History.GetAsync(id, default));
        Assert.Equal(id, await History.CreateAsync("other-audit", null, default));
    }

    [Fact]
    public async Task History_goes_to_Log_Service_only()
    {
        await Trails.CreateTrailAsync(ToBucket("corp-audit"), default);

        await Refusal.Of(400, "InvalidDeliveryConfigurationException", () => History.CreateAsync("corp-audit", null, default));
        await Refusal.Of(404, "TrailNotFoundException", () => History.CreateAsync("nobody-there", null, default));
    }

    private async Task ToProjectAsync(string name)
    {
        await new SlsClient(Cloud.Root).CreateProjectAsync(SlsProjectName.Parse(name), "", default);
        await Trails.CreateTrailAsync(new TrailDefinition { Name = name, SlsProjectArn = $"acs:log:cn-hangzhou:{Cloud.Account.Id}:project/{name}" }, default);
    }
}
