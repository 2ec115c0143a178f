using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Ram;
using ActionTrail.Aliyun.Sts;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Arns;
using ActionTrail.Core.Errors;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Tests.Sts;

public sealed class AssumeRoleTests : IDisposable
{
    private static readonly RoleName s_name = RoleName.Parse("Auditor");
    private readonly TestCloud _cloud = new();
    private readonly RamClient _ram;

    public AssumeRoleTests() => _ram = new RamClient(_cloud.Root);

    private RoleArn Arn => new(_cloud.Account.Id, s_name);

    public void Dispose() => _cloud.Dispose();

    [Fact]
    public async Task A_user_with_permission_and_trust_gets_a_session_that_works()
    {
        CloudConnection alice = await TrustedAliceAsync();

        AssumedRole session = await AssumeAsync(alice);
        CallerIdentity identity = await new StsClient(_cloud.Connect(session.Credentials)).GetCallerIdentityAsync(default);

        Assert.StartsWith("STS.", session.Credentials.AccessKeyId, StringComparison.Ordinal);
        Assert.Equal(_cloud.Time.GetUtcNow().AddHours(1), session.Credentials.Expiration);
        Assert.Equal($"{Arn}/night", session.Arn);
        Assert.Equal(("AssumedRoleUser", $"acs:ram::{_cloud.Account.Id}:assumed-role/Auditor/night"), (identity.Type, identity.Arn));
        Assert.Equal(session.AssumedRoleId, identity.PrincipalId);
    }

    [Fact]
    public async Task A_session_ends_by_the_clouds_clock()
    {
        CloudConnection session = _cloud.Connect((await AssumeAsync(await TrustedAliceAsync(), request => request with { Duration = TimeSpan.FromMinutes(15) })).Credentials);
        _cloud.Time.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        await new StsClient(session).GetCallerIdentityAsync(default);

        _cloud.Time.Advance(TimeSpan.FromSeconds(1));

        await new StsClient(session).GetCallerIdentityAsync(default).RefusedAsync(400, "InvalidSecurityToken.Expired");
        Assert.Equal("InvalidSecurityToken.Expired", (string?)_cloud.Events()[^1]["errorCode"]);
    }

    [Fact]
    public async Task A_session_survives_a_restart()
    {
        AssumedRole session = await AssumeAsync(await TrustedAliceAsync());

        _cloud.Reopen();

        await new StsClient(_cloud.Connect(session.Credentials)).GetCallerIdentityAsync(default);
    }

    [Fact]
    public async Task A_token_of_another_session_does_not_help()
    {
        CloudConnection alice = await TrustedAliceAsync();
        CloudCredentials one = (await AssumeAsync(alice)).Credentials;
        CloudCredentials other = (await AssumeAsync(alice)).Credentials;

        await new StsClient(_cloud.Connect(one with { SecurityToken = other.SecurityToken })).GetCallerIdentityAsync(default)
            .RefusedAsync(400, "InvalidSecurityToken.MismatchWithAccessKey");
    }

    [Fact]
    public async Task A_changed_token_is_refused()
    {
        CloudCredentials session = (await AssumeAsync(await TrustedAliceAsync())).Credentials;
        string token = session.SecurityToken!;
        string changed = token[..60] + (token[60] == 'A' ? 'B' : 'A') + token[61..];

        await new StsClient(_cloud.Connect(session with { SecurityToken = changed })).GetCallerIdentityAsync(default)
            .RefusedAsync(400, "InvalidSecurityToken.Malformed");
    }

    [Fact]
    public async Task A_session_of_a_role_that_was_made_anew_has_no_rights()
    {
        await _ram.CreateRoleAsync(new NewRole(s_name, Policies.Trust("RAM", $"acs:ram::{_cloud.Account.Id}:root")), default);
        await _ram.AttachPolicyAsync(s_name, PolicyId.System("AliyunRAMReadOnlyAccess"), default);
        CloudConnection session = _cloud.Connect((await AssumeAsync(await AliceAsync(Policies.Allow("sts:AssumeRole")))).Credentials);
        await session.RamAsync("ListRoles");

        await _ram.DetachPolicyAsync(s_name, PolicyId.System("AliyunRAMReadOnlyAccess"), default);
        await _ram.DeleteRoleAsync(s_name, default);
        await _ram.CreateRoleAsync(new NewRole(s_name, Policies.Trust("RAM", $"acs:ram::{_cloud.Account.Id}:root")), default);
        await _ram.AttachPolicyAsync(s_name, PolicyId.System("AliyunRAMReadOnlyAccess"), default);

        await session.RamAsync("ListRoles").RefusedAsync(403, "NoPermission");
    }

    [Fact]
    public async Task A_session_policy_narrows_and_never_widens()
    {
        CloudConnection alice = await TrustedAliceAsync();
        await _ram.AttachPolicyAsync(s_name, PolicyId.System("AliyunRAMReadOnlyAccess"), default);
        CloudConnection session = _cloud.Connect(
            (await AssumeAsync(alice, request => request with { Policy = Policies.Allow("ram:*Role*") })).Credentials);

        await session.RamAsync("ListRoles");
        ApiException denied = await session.RamAsync("ListUsers").RefusedAsync(403, "NoPermission");
        Assert.Contains("session policy", denied.Detail, StringComparison.Ordinal);
        await session.RamAsync("DeleteRole", "RoleName", "Auditor").RefusedAsync(403, "NoPermission");
    }

    [Fact]
    public async Task Permission_without_trust_is_not_enough()
    {
        await _ram.CreateRoleAsync(new NewRole(s_name, Policies.Trust("Service", "actiontrail.aliyuncs.com")), default);

        ApiException denied = await AssumeAsync(await AliceAsync(Policies.AllowAll)).RefusedAsync(403, "NoPermission");

        Assert.Contains("resource policy", denied.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trust_without_permission_is_not_enough()
    {
        await _ram.CreateRoleAsync(new NewRole(s_name, Policies.Trust("RAM", $"acs:ram::{_cloud.Account.Id}:root")), default);

        await AssumeAsync(await AliceAsync(Policies.Allow("ram:GetRole"))).RefusedAsync(403, "NoPermission");
    }

    [Fact]
    public async Task A_root_cannot_assume_roles()
    {
        await _ram.CreateRoleAsync(new NewRole(s_name, Policies.Trust("RAM", $"acs:ram::{_cloud.Account.Id}:root")), default);

        await AssumeAsync(_cloud.Root).RefusedAsync(403, "NoPermission");
    }

    [Fact]
    public async Task A_user_of_another_account_comes_in_by_trust()
    {
        LocalAccount other = _cloud.Host.CreateAccount("Other");
        await _ram.CreateRoleAsync(new NewRole(s_name, Policies.Trust("RAM", $"acs:ram::{other.Id}:root")), default);
        CloudConnection bob = await UserAsync(_cloud.Connect(other), "bob", Policies.Allow("sts:AssumeRole"));

        AssumedRole session = await AssumeAsync(bob);

        Assert.Equal(_cloud.Account.Id, (await new StsClient(_cloud.Connect(session.Credentials)).GetCallerIdentityAsync(default)).AccountId);
        Assert.Equal("AssumeRole", (string?)_cloud.Events(other.Id.Value)[^1]["eventName"]);
    }

    [Theory]
    [InlineData("actiontrail.aliyuncs.com", true)]
    [InlineData("{own}@actiontrail.aliyuncs.com", true)]
    [InlineData("1234567890123456@actiontrail.aliyuncs.com", false)]
    [InlineData("log.aliyuncs.com", false)]
    public async Task A_service_is_let_in_by_trust_alone(string trusted, bool isLetIn)
    {
        await _ram.CreateRoleAsync(new NewRole(s_name, Policies.Trust("Service", trusted.Replace("{own}", _cloud.Account.Id.Value, StringComparison.Ordinal))), default);

        WireResponse answer = await AsServiceAsync(_cloud.Account.Id.Value, "AssumeRole", $"RoleArn={WireQuery.Encode(Arn.ToString())}&RoleSessionName=actiontrail");

        Assert.Equal(isLetIn ? 200 : 403, answer.Status);
        var recorded = _cloud.Events()[^1];
        Assert.Equal(("system", "actiontrail.aliyuncs.com", "Internal"), (
            (string?)recorded["userIdentity"]!["type"], (string?)recorded["userIdentity"]!["userName"], (string?)recorded["sourceIpAddress"]));
    }

    [Fact]
    public async Task A_service_may_do_nothing_else() =>
        Assert.Equal(403, (await AsServiceAsync(_cloud.Account.Id.Value, "ListRoles", "", "2015-05-01")).Status);

    [Theory]
    [InlineData("RoleArn", "acs:ram::1:role/x", "InvalidParameter.RoleArn")]
    [InlineData("RoleSessionName", "x", "InvalidParameter.RoleSessionName")]
    [InlineData("RoleSessionName", "a b", "InvalidParameter.RoleSessionName")]
    [InlineData("DurationSeconds", "899", "InvalidParameter.DurationSeconds")]
    [InlineData("DurationSeconds", "3601", "InvalidParameter.DurationSeconds")]
    [InlineData("Policy", "{}", "InvalidParameter.PolicyGrammar")]
    [InlineData("ExternalId", "?", "InvalidParameter.ExternalId")]
    public async Task Wrong_parameters_are_refused(string name, string value, string code)
    {
        CloudConnection alice = await TrustedAliceAsync();
        var arguments = new Dictionary<string, string> { ["RoleArn"] = Arn.ToString(), ["RoleSessionName"] = "night", [name] = value };

        await alice.StsAsync("AssumeRole", [.. arguments.SelectMany(pair => new[] { pair.Key, pair.Value })]).RefusedAsync(400, code);
    }

    [Fact]
    public async Task A_session_policy_has_2048_characters_at_most()
    {
        CloudConnection alice = await TrustedAliceAsync();

        await AssumeAsync(alice, request => request with { Policy = Policies.Allow("ram:Get*", new string('x', 2048)) }).RefusedAsync(400, "InvalidParameter.PolicySize");
    }

    [Fact]
    public async Task A_role_that_does_not_exist_is_named_so() =>
        await AssumeAsync(await AliceAsync(Policies.AllowAll)).RefusedAsync(404, "EntityNotExist.Role");

    [Fact]
    public async Task An_external_id_that_trust_asks_for_must_be_right()
    {
        string trust = Policies.Trust("RAM", $"acs:ram::{_cloud.Account.Id}:root")
            .Replace("]}}]}", """]},"Condition":{"StringEquals":{"sts:ExternalId":"blue"}}}]}""", StringComparison.Ordinal);
        await _ram.CreateRoleAsync(new NewRole(s_name, trust), default);
        CloudConnection alice = await AliceAsync(Policies.AllowAll);

        await AssumeAsync(alice).RefusedAsync(403, "NoPermission");
        await AssumeAsync(alice, request => request with { ExternalId = "green" }).RefusedAsync(403, "NoPermission");
        await AssumeAsync(alice, request => request with { ExternalId = "blue" });
    }

    [Fact]
    public async Task The_event_of_a_session_shows_its_key_and_hides_its_secrets()
    {
        AssumedRole session = await AssumeAsync(await TrustedAliceAsync());

        string recorded = _cloud.Events()[^1].ToJsonString();

        Assert.Contains(session.Credentials.AccessKeyId, recorded, StringComparison.Ordinal);
        Assert.DoesNotContain(session.Credentials.AccessKeySecret, recorded, StringComparison.Ordinal);
        Assert.DoesNotContain(session.Credentials.SecurityToken!, recorded, StringComparison.Ordinal);
    }

    private Task<CloudConnection> AliceAsync(string policy) => UserAsync(_cloud.Root, "alice", policy);

    private async Task<CloudConnection> TrustedAliceAsync()
    {
        await _ram.CreateRoleAsync(new NewRole(s_name, Policies.Trust("RAM", $"acs:ram::{_cloud.Account.Id}:root")), default);
        return await AliceAsync(Policies.Allow("sts:AssumeRole"));
    }

    private async Task<CloudConnection> UserAsync(CloudConnection root, string name, string policy)
    {
        var ram = new RamClient(root);
        await ram.Users.CreateAsync(name, null, default);
        await ram.Policies.CreateAsync($"{name}-policy", policy, null, default);
        await ram.Users.AttachPolicyAsync(name, PolicyId.Custom($"{name}-policy"), default);
        return _cloud.Connect(await ram.Users.CreateAccessKeyAsync(name, default));
    }

    private Task<AssumedRole> AssumeAsync(CloudConnection caller, Func<AssumeRoleRequest, AssumeRoleRequest>? change = null)
    {
        var request = new AssumeRoleRequest(Arn, "night");
        return new StsClient(caller).AssumeRoleAsync(change?.Invoke(request) ?? request, default);
    }

    private Task<WireResponse> AsServiceAsync(string accountId, string action, string query, string version = "2015-04-01")
    {
        var request = new WireRequest { Method = "POST", Host = version == "2015-04-01" ? "sts.aliyuncs.com" : "ram.aliyuncs.com", RawQuery = query };
        request.Headers["x-acs-action"] = action;
        request.Headers["x-acs-version"] = version;
        var service = new Caller { Kind = CallerKind.Service, AccountId = accountId, Arn = "actiontrail.aliyuncs.com", Name = "actiontrail.aliyuncs.com" };
        return _cloud.Host.Gateway.HandleAsServiceAsync(request, service, default);
    }
}
