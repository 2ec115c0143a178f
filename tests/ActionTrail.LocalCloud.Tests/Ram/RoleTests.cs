using ActionTrail.Aliyun.Ram;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;

namespace ActionTrail.LocalCloud.Tests.Ram;

public sealed class RoleTests : IDisposable
{
    private static readonly RoleName s_name = RoleName.Parse("ActionTrailDeliveryRole");
    private readonly TestCloud _cloud = new();
    private readonly RamClient _ram;

    public RoleTests() => _ram = new RamClient(_cloud.Root);

    private static string Service => Policies.Trust("Service", "actiontrail.aliyuncs.com");

    public void Dispose() => _cloud.Dispose();

    [Fact]
    public async Task A_role_is_made_read_changed_listed_and_removed()
    {
        RamRole made = await _ram.CreateRoleAsync(new NewRole(s_name, Service) { Description = "delivery" }, default);
        Assert.Equal($"acs:ram::{_cloud.Account.Id}:role/ActionTrailDeliveryRole", made.Arn.ToString());
        Assert.Equal(TimeSpan.FromHours(1), made.MaxSessionDuration);

        string edited = Policies.Trust("Service", "1234567890123456@actiontrail.aliyuncs.com");
        await _ram.UpdateRoleAsync(s_name, new RoleChange { TrustPolicy = edited, MaxSessionDuration = TimeSpan.FromHours(2) }, default);
        RamRole read = await _ram.GetRoleAsync(s_name, default);
        Assert.Equal((edited, "delivery", TimeSpan.FromHours(2)), (read.TrustPolicy, read.Description, read.MaxSessionDuration));

        Assert.Equal(made.RoleId, (await _ram.ListRolesAsync(default).ToListAsync()).Single().RoleId);
        await _ram.DeleteRoleAsync(s_name, default);
        await _ram.GetRoleAsync(s_name, default).RefusedAsync(404, "EntityNotExist.Role");
    }

    [Fact]
    public async Task Roles_survive_a_restart()
    {
        await _ram.CreateRoleAsync(new NewRole(s_name, Service), default);
        await _ram.AttachPolicyAsync(s_name, PolicyId.System("AliyunActionTrailDeliveryPolicy"), default);

        _cloud.Reopen();
        var again = new RamClient(_cloud.Root);

        Assert.Equal(Service, (await again.GetRoleAsync(s_name, default)).TrustPolicy);
        Assert.Equal("AliyunActionTrailDeliveryPolicy", Assert.Single(await again.ListPoliciesAsync(s_name, default)).Id.Name);
    }

    [Fact]
    public async Task Policies_are_attached_once_and_keep_their_role()
    {
        await _ram.CreateRoleAsync(new NewRole(s_name, Service), default);
        var policy = PolicyId.System("AliyunActionTrailDeliveryPolicy");
        await _ram.AttachPolicyAsync(s_name, policy, default);

        await _ram.AttachPolicyAsync(s_name, policy, default).RefusedAsync(409, "EntityAlreadyExists.Role.Policy");
        await _ram.DeleteRoleAsync(s_name, default).RefusedAsync(409, "DeleteConflict.Role.Policy");
        await _ram.DetachPolicyAsync(s_name, policy, default);
        await _ram.DetachPolicyAsync(s_name, policy, default).RefusedAsync(404, "EntityNotExist.Role.Policy");
        await _ram.DeleteRoleAsync(s_name, default);
    }

    [Theory]
    [InlineData("No{thing}", 400, "InvalidParameter.RoleName.InvalidChars")]
    [InlineData("x1234567890123456789012345678901234567890123456789012345678901234", 400, "InvalidParameter.RoleName.Length")]
    [InlineData("", 400, "MissingRoleName")]
    public async Task A_wrong_name_is_refused(string name, int status, string code) =>
        await _cloud.Root.RamAsync("CreateRole", "RoleName", name, "AssumeRolePolicyDocument", Service).RefusedAsync(status, code);

    [Theory]
    [InlineData("{")]
    [InlineData("""{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Planet":["mars"]}}]}""")]
    [InlineData("""{"Version":"2","Statement":[]}""")]
    public async Task A_malformed_trust_policy_makes_nothing(string trust)
    {
        ApiException error = await _cloud.Root.RamAsync("CreateRole", "RoleName", "r", "AssumeRolePolicyDocument", trust).RefusedAsync(409, "MalformedPolicyDocument");

        Assert.Contains("expected", error.Detail, StringComparison.Ordinal);
        Assert.Empty(await _ram.ListRolesAsync(default).ToListAsync());
    }

    [Fact]
    public async Task A_trust_in_a_user_that_does_not_exist_is_refused() =>
        await _cloud.Root.RamAsync("CreateRole", "RoleName", "r", "AssumeRolePolicyDocument", Policies.Trust("RAM", $"acs:ram::{_cloud.Account.Id}:user/nobody"))
            .RefusedAsync(409, "MalformedPolicyDocument");

    [Fact]
    public async Task Names_are_taken_whatever_their_case()
    {
        await _ram.CreateRoleAsync(new NewRole(s_name, Service), default);

        await _ram.CreateRoleAsync(new NewRole(RoleName.Parse("ACTIONTRAILDELIVERYROLE"), Service), default).RefusedAsync(409, "EntityAlreadyExists.Role");
    }

    [Theory]
    [InlineData("3599")]
    [InlineData("43201")]
    [InlineData("soon")]
    public async Task A_session_length_out_of_range_is_refused(string seconds) =>
        await _cloud.Root.RamAsync("CreateRole", "RoleName", "r", "AssumeRolePolicyDocument", Service, "MaxSessionDuration", seconds)
            .RefusedAsync(400, "InvalidParameter.MaxSessionDuration");

    [Fact]
    public async Task Lists_come_in_pages()
    {
        for (int i = 0; i < 5; i++)
        {
            await _ram.CreateRoleAsync(new NewRole(RoleName.Parse($"role-{i}"), Service), default);
        }

        var first = await _cloud.Root.RamAsync("ListRoles", "MaxItems", "3");
        var second = await _cloud.Root.RamAsync("ListRoles", "MaxItems", "3", "Marker", first.Text("Marker"));

        Assert.True(first.Boolean("IsTruncated"));
        Assert.False(second.Boolean("IsTruncated"));
        Assert.Equal(
            ["role-0", "role-1", "role-2", "role-3", "role-4"],
            first.List("Roles", "Role").Concat(second.List("Roles", "Role")).Select(role => role.Text("RoleName")));
    }

    [Fact]
    public async Task A_role_of_a_service_is_fixed()
    {
        ActionTrail.LocalCloud.ResourceManager.ServiceLinkedRoles.Ensure(_cloud.Host.Cloud, _cloud.Account.Id.Value, "actiontrail.aliyuncs.com");
        var name = RoleName.Parse("AliyunServiceRoleForActionTrail");

        Assert.EndsWith(":role/aliyunserviceroleforactiontrail", (await _ram.GetRoleAsync(name, default)).Arn.ToString(), StringComparison.Ordinal);
        await _ram.UpdateRoleAsync(name, new RoleChange { Description = "mine" }, default).RefusedAsync(409, "InvalidOperation.ServiceLinkedRole");
        await _ram.AttachPolicyAsync(name, PolicyId.System("AdministratorAccess"), default).RefusedAsync(409, "InvalidOperation.ServiceLinkedRole");
        await _ram.DeleteRoleAsync(name, default).RefusedAsync(409, "InvalidOperation.ServiceLinkedRole");
    }
}
