using ActionTrail.Aliyun.Http;
using ActionTrail.Core.Setup;
using ActionTrail.Core.Trails;
using ActionTrail.Engine.Setup;
using ActionTrail.LocalCloud.Samples;

namespace ActionTrail.LocalCloud.Tests.Setup;

/// <summary>A sample company whose accounts are the contexts <c>mgmt</c> and <c>dest</c>.</summary>
internal sealed class SetupCloud : IDisposable
{
    private SetupCloud(SampleCompany company) => (Company, LogArchiveAccount) = (company, company.LogArchive);

    public TestCloud Cloud { get; private init; } = null!;

    public SampleCompany Company { get; }

    public LocalAccount LogArchiveAccount { get; }

    public CloudConnection Management => Cloud.Connect(Company.Management);

    public CloudConnection LogArchive => Cloud.Connect(LogArchiveAccount);

    public SetupPlanner Planner => new(ConnectAsync);

    public static async Task<SetupCloud> OpenAsync()
    {
        var cloud = new TestCloud();
        return new SetupCloud(await SampleCompany.EnsureAsync(cloud.Host, TestCloud.Region, default)) { Cloud = cloud };
    }

    public Task<CloudConnection> ConnectAsync(string context, CancellationToken cancellationToken) => Task.FromResult(context == "mgmt" ? Management : LogArchive);

    public SetupFile Template(SetupTemplateKind kind) => SetupFileReader.Read(
        new SetupTemplate
        {
            Kind = kind,
            Name = TrailName.Parse("corp-audit"),
            Region = TestCloud.Region,
            TrailContext = "mgmt",
            TrailAccountId = Company.Management.Id,
            StoreContext = "dest",
            StoreAccountId = LogArchiveAccount.Id,
        }.ToYaml(),
        "template.yaml");

    public async Task<SetupPlan> InstallAsync(SetupFile file)
    {
        SetupPlan plan = await Planner.PlanAsync(file, default);
        await SetupInstaller.ApplyAsync(plan, static _ => { }, default);
        return plan;
    }

    public void Dispose() => Cloud.Dispose();
}
