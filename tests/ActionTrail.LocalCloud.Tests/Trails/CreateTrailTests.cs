using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Ram;
using ActionTrail.Aliyun.ResourceDirectory;
using ActionTrail.Aliyun.Sls;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;

namespace ActionTrail.LocalCloud.Tests.Trails;

public sealed class CreateTrailTests : TrailFixture
{
    private const string Service = "actiontrail.aliyuncs.com";

    [Theory]
    [InlineData("Name=ab", "InvalidTrailNameException")]
    [InlineData("Name=Corp-audit", "InvalidTrailNameException")]
    [InlineData("Name=abcdefghijklmnopqrstuvwxyzabcdefghijk", "InvalidTrailNameException")]
    [InlineData("Name=corp-audit", "InvalidDeliveryConfigurationException")]
    [InlineData("Name=corp-audit&OssKeyPrefix=corp-audit", "InvalidDeliveryConfigurationException")]
    [InlineData("Name=corp-audit&OssBucketName=Corp_Audit", "InvalidBucketNameException")]
    [InlineData("Name=corp-audit&OssBucketName=corp-audit&OssKeyPrefix=1prefix", "InvalidPrefixException")]
    [InlineData("Name=corp-audit&OssBucketName=corp-audit&EventRW=Everything", "InvalidQueryParameter")]
    [InlineData("Name=corp-audit&OssBucketName=corp-audit&TrailRegion=cn-atlantis", "InvalidQueryParameter")]
    [InlineData("Name=corp-audit&OssBucketName=corp-audit&OssWriteRoleArn=role", "InvalidQueryParameter")]
    [InlineData("Name=corp-audit&SlsProjectArn=project", "InvalidQueryParameter")]
    [InlineData("Name=corp-audit&MaxComputeProjectArn=acs:odps:cn-hangzhou:1234567890123456:project/audit", "InvalidQueryParameter")]
    [InlineData("OssBucketName=corp-audit", "MissingName")]
    public async Task Every_parameter_keeps_its_rule_and_nothing_is_created(string parameters, string code)
    {
        await Refusal.Of(400, code, () => Cloud.Root.TrailsAsync("CreateTrail", parameters));

        Assert.Empty(await Trails.DescribeTrailsAsync(new TrailQuery(), default));
    }

    [Fact]
    public async Task The_client_refuses_a_bad_definition_before_it_calls()
    {
        long before = Cloud.Host.Cloud.Ledger.LastPosition;

        await Assert.ThrowsAsync<InvalidNameException>(() => Trails.CreateTrailAsync(ToBucket("ab"), default));
        await Assert.ThrowsAsync<InvalidNameException>(() => Trails.CreateTrailAsync(ToBucket("corp-audit", "x"), default));
        await Assert.ThrowsAsync<ConfigurationException>(() => Trails.CreateTrailAsync(new TrailDefinition { Name = "corp-audit" }, default));

        Assert.Equal(before, Cloud.Host.Cloud.Ledger.LastPosition);
    }

    [Fact]
    public async Task Names_and_places_are_used_once()
    {
        await Trails.CreateTrailAsync(ToBucket("corp-audit", "first-prefix"), default);

        await Refusal.Of(400, "TrailAlreadyExistsException", () => Trails.CreateTrailAsync(ToBucket("corp-audit", "other-prefix"), default));
        await Refusal.Of(400, "RepeatOssBucket", () => Trails.CreateTrailAsync(ToBucket("other-audit", "first-prefix"), default));
        await Trails.CreateTrailAsync(ToBucket("other-audit", "other-prefix"), default);
        Trail? other = await Trails.FindTrailAsync("other-audit", default);
        await Refusal.Of(400, "RepeatOssBucket", () => Trails.UpdateTrailAsync(other!.ToDefinition() with { OssKeyPrefix = "first-prefix" }, default));
    }

    [Fact]
    public async Task A_region_is_home_of_five_trails_at_most()
    {
        for (int number = 1; number <= 5; number++)
        {
            await Trails.CreateTrailAsync(ToBucket($"trail-{number}", $"prefix-{number}"), default);
        }

        await Refusal.Of(403, "MaximumNumberOfTrailsExceededException", () => Trails.CreateTrailAsync(ToBucket("trail-6", "prefix-6"), default));
        Assert.Equal("cn-beijing", (await TrailsIn("cn-beijing").CreateTrailAsync(ToBucket("trail-6", "prefix-6"), default)).HomeRegion);
    }

    [Fact]
    public async Task A_bucket_must_exist() =>
        await Refusal.Of(404, "BucketDoesNotExistException", () => Trails.CreateTrailAsync(new TrailDefinition { Name = "corp-audit", OssBucketName = "nobodys-bucket" }, default));

    [Theory]
    [InlineData("actiontrail.aliyuncs.com")]
    [InlineData("1234567890123456@actiontrail.aliyuncs.com")]
    [InlineData("oss.aliyuncs.com")]
    public async Task A_role_of_another_account_must_trust_the_service_for_this_account(string trusted)
    {
        (LocalAccount logs, CloudConnection root) = await LogAccountAsync();
        string role = await RoleAsync(root, logs.Id.Value, trusted);

        ApiException refused = await Refusal.Of(403, "InsufficientBucketPolicyException", () => Trails.CreateTrailAsync(ToLogs(role), default));

        Assert.Contains(role, refused.Detail, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(await Trails.DescribeTrailsAsync(new TrailQuery(), default));
        await new RamClient(root).UpdateRoleAsync(
            RoleName.Parse("ActionTrailDeliveryRole"), new RoleChange { TrustPolicy = Policies.Trust("Service", $"{Cloud.Account.Id}@{Service}") }, default);
        Assert.Equal(role, (await Trails.CreateTrailAsync(ToLogs(role), default)).OssWriteRoleArn);
    }

    [Fact]
    public async Task A_role_must_carry_the_delivery_policy()
    {
        (LocalAccount logs, CloudConnection root) = await LogAccountAsync();
        string role = await RoleAsync(root, logs.Id.Value, $"{Cloud.Account.Id}@{Service}", policy: null);

        await Refusal.Of(403, "InsufficientBucketPolicyException", () => Trails.CreateTrailAsync(ToLogs(role), default));
        await new RamClient(root).AttachPolicyAsync(RoleName.Parse("ActionTrailDeliveryRole"), PolicyId.System("AliyunActionTrailDeliveryPolicy"), default);
        Assert.Equal("log-archive", (await Trails.CreateTrailAsync(ToLogs(role), default)).OssBucketName);
    }

    [Fact]
    public async Task The_service_linked_role_does_not_reach_into_another_account()
    {
        await LogAccountAsync();

        await Refusal.Of(403, "InsufficientBucketPolicyException", () => Trails.CreateTrailAsync(new TrailDefinition { Name = "corp-audit", OssBucketName = "log-archive" }, default));
    }

    [Fact]
    public async Task A_Log_Service_project_must_exist_and_open_to_the_role()
    {
        LocalAccount logs = Cloud.Host.CreateAccount("Logs");
        CloudConnection root = Cloud.Connect(logs);
        var definition = new TrailDefinition { Name = "corp-audit", SlsProjectArn = $"acs:log:cn-hangzhou:{logs.Id}:project/log-archive" };
        await Refusal.Of(400, "SlsProjectDoesNotExistException", () => Trails.CreateTrailAsync(definition, default));
        await new SlsClient(root).CreateProjectAsync(SlsProjectName.Parse("log-archive"), "", default);

        await Refusal.Of(403, "InsufficientSlsPolicyException", () => Trails.CreateTrailAsync(definition, default));
        string role = await RoleAsync(root, logs.Id.Value, $"{Cloud.Account.Id}@{Service}");
        Assert.Equal(role, (await Trails.CreateTrailAsync(definition with { SlsWriteRoleArn = role }, default)).SlsWriteRoleArn);
    }

    [Fact]
    public async Task A_MaxCompute_role_must_trust_the_service()
    {
        LocalAccount logs = Cloud.Host.CreateAccount("Logs");
        string role = await RoleAsync(Cloud.Connect(logs), logs.Id.Value, Service);
        var definition = new TrailDefinition
        {
            Name = "corp-audit", MaxComputeProjectArn = $"acs:odps:cn-hangzhou:{logs.Id}:project/actiontrail_audit", MaxComputeWriteRoleArn = role,
        };

        await Refusal.Of(403, "InsufficientMaxComputePolicyException", () => Trails.CreateTrailAsync(definition, default));
    }

    [Fact]
    public async Task A_role_that_does_not_exist_opens_nothing() =>
        await Refusal.Of(
            403,
            "InsufficientBucketPolicyException",
            () => Trails.CreateTrailAsync(ToBucket("corp-audit") with { OssWriteRoleArn = $"acs:ram::{Cloud.Account.Id}:role/nobody" }, default));

    [Fact]
    public async Task The_trial_of_the_bucket_is_recorded_like_every_call()
    {
        (LocalAccount logs, CloudConnection root) = await LogAccountAsync();
        string role = await RoleAsync(root, logs.Id.Value, $"{Cloud.Account.Id}@{Service}");

        await Trails.CreateTrailAsync(ToLogs(role), default);

        Assert.Contains(Cloud.Events(), recorded => (string?)recorded["eventName"] == "AssumeRole" && (string?)recorded["userIdentity"]?["userName"] == Service);
        Assert.Contains(Cloud.Events(logs.Id.Value), recorded => (string?)recorded["eventName"] == "GetBucketInfo" && (string?)recorded["userIdentity"]?["type"] == "assumed-role");
    }

    [Fact]
    public async Task A_user_must_be_allowed_to_pass_the_role()
    {
        string role = await RoleAsync(Cloud.Root, Cloud.Account.Id.Value, Service);
        var user = new TrailsClient(await UserAsync("no-passing", Policies.AllowAllBut("ram:PassRole")));

        await Refusal.Of(403, "NoPermission", () => user.CreateTrailAsync(ToBucket("corp-audit") with { OssWriteRoleArn = role }, default));
        Assert.Equal("Fresh", (await user.CreateTrailAsync(ToBucket("corp-audit"), default)).Status);
    }

    [Fact]
    public async Task A_user_must_be_allowed_to_make_the_service_linked_role()
    {
        var user = new TrailsClient(await UserAsync("no-roles", Policies.AllowAllBut("ram:CreateServiceLinkedRole")));

        await Refusal.Of(403, "NoPermission", () => user.CreateTrailAsync(ToBucket("corp-audit"), default));
    }

    [Fact]
    public async Task An_organization_trail_is_for_the_management_account_and_delegated_administrators()
    {
        await Refusal.Of(400, "NotAllowCreateOrganizationTrail", () => Trails.CreateTrailAsync(ToBucket("org-audit") with { IsOrganizationTrail = true }, default));
        ResourceDirectoryInfo directory = await Directory.EnableAsync(default);
        Member member = await MemberAsync("Logs");
        await BucketAsync(RootOf(member.AccountId), "member-bucket");
        var definition = new TrailDefinition { Name = "org-audit", OssBucketName = "member-bucket", IsOrganizationTrail = true };
        await Refusal.Of(400, "NotAllowCreateOrganizationTrail", () => TrailsOf(member.AccountId).CreateTrailAsync(definition, default));

        await Directory.Delegation.RegisterAsync(member.AccountId, Service, default);
        Trail trail = await TrailsOf(member.AccountId).CreateTrailAsync(definition, default);

        Assert.True(trail.IsOrganizationTrail);
        Assert.Equal(directory.ResourceDirectoryId, trail.OrganizationId);
        await Refusal.Of(400, "MaximumNumberOfOrganizationTrailExceeded", () => Trails.CreateTrailAsync(ToBucket("org-audit") with { IsOrganizationTrail = true }, default));
    }

    [Fact]
    public async Task Members_see_the_organization_trail_and_cannot_change_it()
    {
        await Directory.EnableAsync(default);
        Member member = await MemberAsync("Shop");
        Trail trail = await Trails.CreateTrailAsync(ToBucket("org-audit") with { IsOrganizationTrail = true }, default);
        TrailsClient theirs = TrailsOf(member.AccountId);

        Assert.Equal(trail, Assert.Single(await theirs.DescribeTrailsAsync(new TrailQuery(), default)));
        Assert.Empty(await theirs.DescribeTrailsAsync(new TrailQuery { IncludeOrganizationTrail = false }, default));
        Assert.False((await theirs.GetTrailStatusAsync(trail, default)).IsLogging);
        await Refusal.Of(404, "TrailNotFoundException", () => theirs.GetTrailStatusAsync(trail.Name, default));
        await Refusal.Of(404, "TrailNotFoundException", () => theirs.StartLoggingAsync(trail.Name, default));
        await Refusal.Of(404, "TrailNotFoundException", () => theirs.DeleteTrailAsync(trail.Name, default));
    }

    [Fact]
    public async Task A_member_that_owns_the_destination_stays()
    {
        await Directory.EnableAsync(default);
        Member logs = await MemberAsync("Logs");
        await Directory.SwitchMemberTypeAsync(logs.AccountId, "CloudAccount", default);
        await BucketAsync(RootOf(logs.AccountId), "log-archive");
        string role = await RoleAsync(RootOf(logs.AccountId), logs.AccountId, $"{Cloud.Account.Id}@{Service}");
        await Trails.CreateTrailAsync(ToLogs(role) with { IsOrganizationTrail = true }, default);

        await Refusal.Of(409, "Deny.TrustedService", () => Directory.RemoveMemberAsync(logs.AccountId, default));
    }

    private static TrailDefinition ToLogs(string role) => new() { Name = "corp-audit", OssBucketName = "log-archive", OssWriteRoleArn = role };

    private async Task<(LocalAccount Account, CloudConnection Root)> LogAccountAsync()
    {
        LocalAccount logs = Cloud.Host.CreateAccount("Logs");
        CloudConnection root = Cloud.Connect(logs);
        await BucketAsync(root, "log-archive");
        return (logs, root);
    }
}
