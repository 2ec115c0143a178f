using System.Net;
using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.Tests.Credentials;

public sealed class StsRoleAssumerTests : IDisposable
{
    private readonly World _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_role_is_assumed_at_the_host_and_by_the_identity_that_are_named()
    {
        _world.Web["POST https://sts.cn-beijing.aliyuncs.com/?RoleArn=acs%3Aram%3A%3A1234567890123456%3Arole%2Fauditor&RoleSessionName=actiontrail-ps&DurationSeconds=3600&ExternalId=e1"] = (
            HttpStatusCode.OK,
            $"{{\"RequestId\":\"r\",\"AssumedRoleUser\":{{\"Arn\":\"acs:ram::1234567890123456:role/auditor/actiontrail-ps\",\"AssumedRoleId\":\"3:actiontrail-ps\"}},\"Credentials\":{World.SessionJson}}}");
        var session = new RoleSession("acs:ram::1234567890123456:role/auditor") { ExternalId = "e1", StsHost = "sts.cn-beijing.aliyuncs.com" };

        CloudCredentials credentials = await Assumer().AssumeAsync(new StaticCredentialProvider(new CloudCredentials("LTAI7", "s")), session, default);

        Assert.Equal(new CloudCredentials("STS.a", World.Secret, World.Secret, new DateTimeOffset(2026, 1, 1, 6, 0, 0, TimeSpan.Zero)), credentials);
        Assert.Contains("Credential=LTAI7", Assert.Single(_world.Seen), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_is_no_arn_is_refused_before_any_call()
    {
        await Assert.ThrowsAnyAsync<ActionTrailException>(
            async () => await Assumer().AssumeAsync(new StaticCredentialProvider(new CloudCredentials("LTAI7", "s")), new RoleSession("auditor"), default));
        Assert.Empty(_world.Seen);
    }

    private StsRoleAssumer Assumer() => new(source => new CloudConnection
    {
        Credentials = source,
        Region = RegionId.Parse("cn-hangzhou"),
        Transport = _world.Host.Http,
        Time = _world.Clock,
        Retry = new RetryOptions { MaxAttempts = 1 },
    });
}
