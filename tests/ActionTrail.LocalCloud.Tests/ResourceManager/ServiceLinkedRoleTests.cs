using ActionTrail.Aliyun.Ram;
using ActionTrail.Aliyun.ResourceManager;

namespace ActionTrail.LocalCloud.Tests.ResourceManager;

public sealed class ServiceLinkedRoleTests : IDisposable
{
    private const string Trails = "actiontrail.aliyuncs.com";
    private readonly TestCloud _cloud = new();

    private ServiceLinkedRoleClient Roles => new(_cloud.Root);

    public void Dispose()
    {
        Assert.Empty(_cloud.Faults);
        _cloud.Dispose();
    }

    [Fact]
    public async Task A_service_gets_its_role_once()
    {
        ServiceLinkedRole role = await Roles.CreateAsync(Trails, default);

        Assert.Equal("AliyunServiceRoleForActionTrail", role.RoleName);
        Assert.Equal($"acs:ram::{_cloud.Account.Id}:role/aliyunserviceroleforactiontrail", role.Arn);
        await Refusal.Of(409, "EntityAlreadyExists.Role", () => Roles.CreateAsync(Trails, default));
        Assert.False(await Roles.EnsureAsync(Trails, default));
        await Refusal.Of(404, "EntityNotExist.Service", () => Roles.CreateAsync("nobody.aliyuncs.com", default));
    }

    [Fact]
    public async Task An_unused_role_is_deleted()
    {
        await Roles.CreateAsync(Trails, default);

        string task = await Roles.DeleteAsync("AliyunServiceRoleForActionTrail", default);

        Assert.StartsWith("task/acs-service-role/actiontrail.aliyuncs.com/AliyunServiceRoleForActionTrail/", task, StringComparison.Ordinal);
        Assert.Equal("SUCCEEDED", (await Roles.GetDeletionAsync(task, default)).Status);
        Assert.True(await Roles.EnsureAsync(Trails, default));
    }

    [Fact]
    public async Task A_normal_role_is_not_deleted_here()
    {
        await new RamClient(_cloud.Root).CreateRoleAsync(new NewRole(Core.Accounts.RoleName.Parse("Plain"), Policies.Trust("Service", Trails)), default);

        await Refusal.Of(404, "EntityNotExist.ServiceLinkedRole", () => Roles.DeleteAsync("Plain", default));
        await Refusal.Of(404, "EntityNotExist.DeletionTask", () => Roles.GetDeletionAsync("task/none", default));
    }

    [Fact]
    public async Task A_user_needs_the_permission_for_that_service()
    {
        var users = new RamUserClient(_cloud.Root);
        await users.CreateAsync("auditor", null, default);
        await users.AttachPolicyAsync("auditor", new PolicyId(PolicyType.System, "AliyunActionTrailFullAccess"), default);
        var roles = new ServiceLinkedRoleClient(_cloud.Connect(await users.CreateAccessKeyAsync("auditor", default)));

        await Refusal.Of(403, "NoPermission", () => roles.CreateAsync("config.aliyuncs.com", default));
        Assert.Equal("AliyunServiceRoleForActionTrail", (await roles.CreateAsync(Trails, default)).RoleName);
    }
}
