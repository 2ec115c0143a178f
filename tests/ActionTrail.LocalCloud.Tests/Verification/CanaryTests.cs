using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.Aliyun.Oss;
using ActionTrail.Aliyun.ResourceDirectory;
using ActionTrail.Aliyun.Sls;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Policies;
using ActionTrail.Core.Trails;
using ActionTrail.Engine.Verification.Canary;
using ActionTrail.LocalCloud.Tests.Delivery;

namespace ActionTrail.LocalCloud.Tests.Verification;

/// <summary>The canary arrives where all is well, and names the broken step where it is not.</summary>
public class CanaryTests
{
    private static readonly string[] s_kinds = ["OSS", "SLS", "MaxCompute"];

    [Fact]
    public async Task Every_member_arrives_in_every_destination_of_a_healthy_trail()
    {
        using DeliveryCloud cloud = await CreateAsync();
        IReadOnlyList<CanaryCell> cells = await RunAsync(cloud, cloud.Company.Members, RegionId.Parse("cn-hangzhou"), RegionId.Parse("cn-beijing"));
        Assert.Equal(cloud.Company.Members.Count * 2 * 3, cells.Count);
        Assert.All(cells, static cell => Assert.True(cell.Passed, cell.Found));
        Assert.All(cells, static cell => Assert.True(cell.Seconds < 600 && cell.RequestId.Length > 0));
        Assert.Equal(cells.Count, cells.Select(static cell => (cell.AccountId, cell.Region, cell.Destination)).Distinct().Count());
        Assert.Empty(cloud.Cloud.Faults);
    }

    [Fact]
    public async Task A_trail_of_one_account_and_reads_alone_is_proved_by_a_read_of_its_owner()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: false, change: static trail => trail with { EventRw = EventRw.Read });
        IReadOnlyList<CanaryCell> cells = await RunAsync(cloud, [cloud.Owner, cloud.Company.Management]);
        Assert.Equal([CanaryStep.Arrived, CanaryStep.Arrived, CanaryStep.NotInScope, CanaryStep.NotInScope], cells.Select(static cell => cell.Step));
        Assert.Contains("alone", cells[^1].Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("trust", CanaryStep.RoleDenied, "trusts ActionTrail acting for", "Set-AtTrustPolicy")]
    [InlineData("policy detached", CanaryStep.RoleDenied, "no statement of the role's policies allows it", "New-AtDeliveryRole")]
    [InlineData("role deleted", CanaryStep.RoleDenied, "no such role", "New-AtDeliveryRole")]
    [InlineData("trail stopped", CanaryStep.NotInScope, "does not log", "Enable-AtTrail")]
    [InlineData("region not covered", CanaryStep.NotInScope, "covers cn-beijing, not cn-hangzhou", "Set-AtTrail")]
    public async Task What_breaks_every_destination_is_named(string broken, CanaryStep step, string found, string mend)
    {
        using DeliveryCloud cloud = await CreateAsync();
        await BreakAsync(cloud, broken);
        IReadOnlyList<CanaryCell> cells = await RunAsync(cloud, [cloud.Company.Members[0]]);
        Assert.Equal(s_kinds, cells.Select(static cell => cell.Destination));
        Assert.All(cells, cell => Assert.Equal(step, cell.Step));
        Assert.All(cells, cell => Assert.Contains(found, cell.Found, StringComparison.Ordinal));
        Assert.All(cells, cell => Assert.StartsWith(mend, cell.Mend, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("bucket gone", "OSS", CanaryStep.DestinationRefused, "does not exist")]
    [InlineData("SLS project gone", "SLS", CanaryStep.DestinationRefused, "does not exist")]
    [InlineData("MaxCompute project gone", "MaxCompute", CanaryStep.DestinationRefused, "does not exist")]
    [InlineData("bucket policy", "OSS", CanaryStep.RoleDenied, "statement 0 of the policy of bucket")]
    [InlineData("control policy", "SLS", CanaryStep.RoleDenied, "statement 0 of control policy no-logs")]
    public async Task What_breaks_one_destination_is_named_there_and_the_others_pass(string broken, string kind, CanaryStep step, string found)
    {
        using DeliveryCloud cloud = await CreateAsync();
        await BreakAsync(cloud, broken);
        IReadOnlyList<CanaryCell> cells = await RunAsync(cloud, [cloud.Company.Members[0]]);
        CanaryCell red = Assert.Single(cells, static cell => !cell.Passed);
        Assert.Equal((kind, step), (red.Destination, red.Step));
        Assert.Contains(found, red.Found, StringComparison.Ordinal);
        Assert.NotEmpty(red.Mend);
    }

    [Fact]
    public async Task A_member_that_left_is_out_of_scope_and_the_others_pass()
    {
        using DeliveryCloud cloud = await CreateAsync();
        LocalAccount partner = cloud.Host.CreateAccount("Partner");
        Handshake invitation = await new HandshakeClient(cloud.Cloud.Connect(cloud.Owner)).InviteAsync(partner.Id.Value, null, null, default);
        await new HandshakeClient(cloud.Cloud.Connect(partner)).AcceptAsync(invitation.HandshakeId, default);
        Assert.All(await RunAsync(cloud, [partner]), static cell => Assert.True(cell.Passed, cell.Found));

        await cloud.Company.Directory.RemoveMemberAsync(partner.Id.Value, default);
        IReadOnlyList<CanaryCell> cells = await RunAsync(cloud, [partner, cloud.Company.Members[0]]);
        Assert.All(cells, cell => Assert.Equal(cell.AccountId == partner.Id.Value ? CanaryStep.NotInScope : CanaryStep.Arrived, cell.Step));
        Assert.StartsWith($"Add-AtMember {partner.Id}", cells.First(static cell => !cell.Passed).Mend, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_cannot_be_made_says_why()
    {
        using DeliveryCloud cloud = await CreateAsync();
        var stranger = new CanaryMember("1234567890123456", "Stranger", cloud.Cloud.Connect(new CloudCredentials("LTAInobody", "secret")));
        IReadOnlyList<CanaryCell> cells = await RunAsync(cloud, [stranger]);
        Assert.All(cells, static cell => Assert.NotEqual(CanaryStep.Arrived, cell.Step));
        Assert.All(cells, static cell => Assert.NotEmpty(cell.Found));
    }

    [Fact]
    public async Task A_call_that_the_cloud_answered_but_did_not_record_is_named()
    {
        using DeliveryCloud cloud = await CreateAsync();
        CanaryMember member = Member(cloud, cloud.Company.Members[0]);
        using var forgetful = new HttpMessageInvoker(new ForgetfulGateway(member.Connection.Transport));
        IReadOnlyList<CanaryCell> cells = await RunAsync(cloud, [member with { Connection = member.Connection with { Transport = forgetful } }]);
        Assert.Equal(s_kinds, cells.Select(static cell => cell.Destination));
        Assert.All(cells, static cell => Assert.Equal(CanaryStep.NotRecorded, cell.Step));
        Assert.All(cells, static cell => Assert.Contains(ForgetfulGateway.RequestId, cell.Found, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(5, CanaryStep.Arrived)]
    [InlineData(12, CanaryStep.Late)]
    [InlineData(60, CanaryStep.NotYet)]
    public async Task Where_delivery_takes_its_time_the_clock_decides(int minutes, CanaryStep step)
    {
        using DeliveryCloud cloud = await CreateAsync();
        using var paused = new SemaphoreSlim(0);
        var options = new CanaryOptions { Progress = (_, _) => paused.Release() };
        Task<IReadOnlyList<CanaryCell>> run = RunAsync(cloud, [Member(cloud, cloud.Company.Members[0])], options);
        int looks = 0;
        for (; await Task.WhenAny(run, paused.WaitAsync()) != run; looks++)
        {
            if (looks == minutes * 4)
            {
                await cloud.DrainAsync();
            }

            while (cloud.Cloud.Time.Waiting == 0)
            {
                await Task.Yield();
            }

            cloud.Cloud.Time.Advance(options.Poll);
        }

        Assert.All(await run, cell => Assert.Equal(step, cell.Step));
        Assert.Equal(Math.Min(minutes, 15) * 4 + (step == CanaryStep.NotYet ? 0 : 1), looks);
    }

    private static Task<DeliveryCloud> CreateAsync() => DeliveryCloud.CreateAsync(organization: true, maxCompute: true);

    private static async Task BreakAsync(DeliveryCloud cloud, string broken)
    {
        CancellationToken none = default;
        await (broken switch
        {
            "trust" => cloud.Roles.TrustAsync(cloud.RoleName, TrustPolicy.ForService(ServicePrincipals.ActionTrail, null), none),
            "policy detached" => cloud.Roles.DetachPoliciesAsync(cloud.RoleName, none),
            "role deleted" => cloud.Roles.RemoveAsync(cloud.RoleName, none),
            "trail stopped" => cloud.Trails.StopLoggingAsync(DeliveryCloud.TrailName, none),
            "region not covered" => RegionAsync(cloud),
            "bucket gone" => new OssClient(cloud.Archive).DeleteBucketAsync(DeliveryCloud.Bucket, none),
            "SLS project gone" => new SlsClient(cloud.Archive).DeleteProjectAsync(DeliveryCloud.Project, none),
            "MaxCompute project gone" => new MaxComputeClient(cloud.Archive).DeleteProjectAsync(DeliveryCloud.Warehouse, none),
            "bucket policy" => new OssClient(cloud.Archive).Settings.PutPolicyAsync(
                DeliveryCloud.Bucket,
                $$"""{"Version":"1","Statement":[{"Effect":"Deny","Principal":["*"],"Action":["oss:PutObject"],"Resource":["acs:oss:*:*:{{DeliveryCloud.Bucket}}/*"]}]}""",
                none),
            "control policy" => ControlAsync(cloud),
            _ => throw new ArgumentOutOfRangeException(nameof(broken), broken, "unknown"),
        });
    }

    private static async Task RegionAsync(DeliveryCloud cloud)
    {
        Trail trail = (await cloud.Trails.FindTrailAsync(DeliveryCloud.TrailName, default))!;
        await cloud.Trails.UpdateTrailAsync(trail.ToDefinition() with { TrailRegion = TrailRegionSelection.Parse("cn-beijing") }, default);
    }

    private static async Task ControlAsync(DeliveryCloud cloud)
    {
        var controls = new ControlPolicyClient(cloud.Cloud.Connect(cloud.Owner));
        await controls.EnableAsync(default);
        ControlPolicy policy = await controls.CreateAsync("no-logs", """{"Version":"1","Statement":[{"Effect":"Deny","Action":"log:Post*","Resource":"*"}]}""", null, default);
        await controls.AttachAsync(policy.PolicyId, cloud.Company.LogArchive.Id.Value, default);
    }

    private static CanaryMember Member(DeliveryCloud cloud, LocalAccount account) => new(account.Id.Value, account.Name, cloud.Cloud.Connect(account));

    private static Task<IReadOnlyList<CanaryCell>> RunAsync(DeliveryCloud cloud, IEnumerable<LocalAccount> accounts, params RegionId[] regions) =>
        RunAsync(cloud, [.. accounts.Select(account => Member(cloud, account))], regions);

    private static Task<IReadOnlyList<CanaryCell>> RunAsync(DeliveryCloud cloud, CanaryMember[] members, params RegionId[] regions) =>
        RunAsync(cloud, members, new CanaryOptions { Deliver = _ => cloud.DrainAsync() }, regions);

    private static async Task<IReadOnlyList<CanaryCell>> RunAsync(DeliveryCloud cloud, CanaryMember[] members, CanaryOptions options, params RegionId[] regions)
    {
        Trail trail = (await cloud.Trails.FindTrailAsync(DeliveryCloud.TrailName, default))!;
        var parties = new CanaryParties(cloud.Cloud.Connect(cloud.Owner), cloud.Archive)
        {
            OwnerAccountId = cloud.Owner.Id.Value, ReaderAccountId = cloud.Company.LogArchive.Id.Value, SourceAddress = "127.0.0.1",
        };
        return await new CanaryRun(trail, parties, CanaryFinders.Of(trail, cloud.Archive), options).RunAsync(members, regions.Length == 0 ? [DeliveryCloud.Region] : regions, default).All();
    }
}
