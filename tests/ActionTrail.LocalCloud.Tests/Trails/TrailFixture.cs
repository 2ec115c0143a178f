using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;
using ActionTrail.Aliyun.Ram;
using ActionTrail.Aliyun.ResourceDirectory;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Destinations;
using ActionTrail.LocalCloud.Trails;

namespace ActionTrail.LocalCloud.Tests.Trails;

/// <summary>A cloud whose first account has the bucket <c>corp-audit</c>.</summary>
public abstract class TrailFixture : IAsyncLifetime, IDisposable
{
    protected const string Bucket = "corp-audit";

    protected TestCloud Cloud { get; } = new();

    protected TrailsClient Trails => new(Cloud.Root);

    protected ResourceDirectoryClient Directory => new(Cloud.Root);

    public Task InitializeAsync() => BucketAsync(Cloud.Root, Bucket);

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        Assert.Empty(Cloud.Faults);
        Cloud.Dispose();
        GC.SuppressFinalize(this);
    }

    protected static Task BucketAsync(CloudConnection owner, string name) =>
        new OssClient(owner).PutBucketAsync(BucketName.Parse(name), PutBucketOptions.Default, default);

    protected static TrailDefinition ToBucket(string name, string prefix = "") => new() { Name = name, OssBucketName = Bucket, OssKeyPrefix = prefix };

    protected CloudConnection RootOf(string accountId) => Cloud.Connect(Cloud.Host.RootCredentials(AccountId.Parse(accountId)));

    protected TrailsClient TrailsOf(string accountId) => new(RootOf(accountId));

    protected TrailsClient TrailsIn(string region) => new(Cloud.Root.In(RegionId.Parse(region)));

    protected Task<Member> MemberAsync(string name) => Directory.CreateMemberAsync(new NewMember(name), default);

    /// <summary>The trail as it is stored.</summary>
    internal TrailDocument Stored(string name) => TrailCatalog.Find(Cloud.Host.Cloud, Cloud.Account.Id.Value, name)!;

    /// <summary>A role of an account that a service principal may assume, carrying a system policy.</summary>
    protected static async Task<string> RoleAsync(CloudConnection owner, string accountId, string trusted, string? policy = "AliyunActionTrailDeliveryPolicy")
    {
        var ram = new RamClient(owner);
        var name = RoleName.Parse("ActionTrailDeliveryRole");
        await ram.CreateRoleAsync(new NewRole(name, Policies.Trust("Service", trusted)), default);
        if (policy is not null)
        {
            await ram.AttachPolicyAsync(name, PolicyId.System(policy), default);
        }

        return $"acs:ram::{accountId}:role/{name}";
    }

    /// <summary>A user of the first account with one system policy.</summary>
    protected async Task<CloudConnection> UserAsync(string name, string policyDocument)
    {
        var users = new RamUserClient(Cloud.Root);
        await users.CreateAsync(name, null, default);
        await new RamPolicyClient(Cloud.Root).CreateAsync(name, policyDocument, null, default);
        await users.AttachPolicyAsync(name, new PolicyId(PolicyType.Custom, name), default);
        return Cloud.Connect(await users.CreateAccessKeyAsync(name, default));
    }
}
