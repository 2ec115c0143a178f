using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;
using ActionTrail.Aliyun.Ram;
using ActionTrail.Aliyun.Sts;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Arns;
using ActionTrail.Core.Destinations;
using ActionTrail.LocalCloud.Sts;

namespace ActionTrail.LocalCloud.Tests.Sts;

/// <summary>A session that has made calls, and so is remembered, gets the answers that it would get at its first call.</summary>
public sealed class SessionCacheTests : IDisposable
{
    private static readonly RoleName s_name = RoleName.Parse("Writer");
    private static readonly BucketName s_bucket = BucketName.Parse("corp-audit");
    private readonly TestCloud _cloud = new();
    private readonly RamClient _ram;

    public SessionCacheTests() => _ram = new RamClient(_cloud.Root);

    public void Dispose() => _cloud.Dispose();

    [Fact]
    public async Task It_ends_when_its_time_is_over()
    {
        OssClient writer = new(_cloud.Connect((await SessionAsync()).Credentials));
        await PutAsync(writer);
        _cloud.Time.Advance(TimeSpan.FromHours(1));

        await PutAsync(writer).RefusedAsync(403, "SecurityTokenExpired");
    }

    [Fact]
    public async Task It_may_nothing_more_once_its_role_is_gone_even_if_made_again()
    {
        OssClient writer = new(_cloud.Connect((await SessionAsync()).Credentials));
        await PutAsync(writer);
        await _ram.DetachPolicyAsync(s_name, PolicyId.Custom("write"), default);
        await _ram.DeleteRoleAsync(s_name, default);
        await PutAsync(writer).RefusedAsync(403, "AccessDenied");

        await CreateRoleAsync();

        await PutAsync(writer).RefusedAsync(403, "AccessDenied");
    }

    [Fact]
    public async Task It_may_what_its_policy_says_at_each_call()
    {
        OssClient writer = new(_cloud.Connect((await SessionAsync()).Credentials));
        await PutAsync(writer);

        await _ram.Policies.ReplaceAsync("write", Policies.Allow("oss:GetObject"), default);
        await PutAsync(writer).RefusedAsync(403, "AccessDenied");
        await _ram.Policies.SetDefaultVersionAsync("write", "v1", default);
        await PutAsync(writer);
        await _ram.DetachPolicyAsync(s_name, PolicyId.Custom("write"), default);
        await PutAsync(writer).RefusedAsync(403, "AccessDenied");
    }

    [Fact]
    public async Task A_known_token_with_another_secret_or_key_is_refused()
    {
        CloudCredentials session = (await SessionAsync()).Credentials;
        await PutAsync(new(_cloud.Connect(session)));

        var wrongSecret = new OssClient(_cloud.Connect(session with { AccessKeySecret = new string('0', 44) }));
        var wrongKey = new OssClient(_cloud.Connect(session with { AccessKeyId = session.AccessKeyId + "x" }));
        var alteredToken = new OssClient(_cloud.Connect(session with { SecurityToken = session.SecurityToken![..^4] + "AAAA" }));

        await PutAsync(wrongSecret).RefusedAsync(403, "SignatureDoesNotMatch");
        await PutAsync(wrongKey).RefusedAsync(403, "AccessKeyIdAndSecurityTokenNotMatch");
        await PutAsync(alteredToken).RefusedAsync(403, "InvalidSecurityToken");
    }

    [Fact]
    public async Task Only_tokens_of_this_cloud_are_remembered_and_not_without_bound()
    {
        string token = (await SessionAsync()).Credentials.SecurityToken!;
        SessionToken known = SessionTokens.Read(_cloud.Host.Cloud, token)!;
        var cache = new SessionCache(_cloud.Host.Cloud);

        Assert.Null(cache.Read("CAIS" + new string('A', 400)));
        Assert.Equal(0, cache.Count);
        Assert.Same(cache.Read(token), cache.Read(token));
        for (int session = 0; session < 3000; session++)
        {
            Assert.NotNull(cache.Read(SessionTokens.Write(_cloud.Host.Cloud, known with { SessionName = $"night-{session}" })));
            Assert.InRange(cache.Count, 1, 1024);
        }
    }

    private static Task PutAsync(OssClient client) => client.PutObjectAsync(s_bucket, ObjectKey.Parse("key"), new byte[] { 1 }, PutObjectOptions.Default, default);

    private async Task CreateRoleAsync()
    {
        await _ram.CreateRoleAsync(new NewRole(s_name, Policies.Trust("RAM", $"acs:ram::{_cloud.Account.Id}:root")), default);
        await _ram.AttachPolicyAsync(s_name, PolicyId.Custom("write"), default);
    }

    private async Task<AssumedRole> SessionAsync()
    {
        await new OssClient(_cloud.Root).PutBucketAsync(s_bucket, PutBucketOptions.Default, default);
        await _ram.Policies.CreateAsync("write", Policies.Allow("oss:PutObject"), null, default);
        await _ram.Policies.CreateAsync("assume", Policies.Allow("sts:AssumeRole"), null, default);
        await CreateRoleAsync();
        await _ram.Users.CreateAsync("alice", null, default);
        await _ram.Users.AttachPolicyAsync("alice", PolicyId.Custom("assume"), default);
        CloudConnection alice = _cloud.Connect(await _ram.Users.CreateAccessKeyAsync("alice", default));
        return await new StsClient(alice).AssumeRoleAsync(new AssumeRoleRequest(new RoleArn(_cloud.Account.Id, s_name), "night"), default);
    }
}
