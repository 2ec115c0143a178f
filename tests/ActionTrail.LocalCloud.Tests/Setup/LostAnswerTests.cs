using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;
using ActionTrail.Aliyun.Ram;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Setup;
using ActionTrail.LocalCloud.Tests.Trails;

namespace ActionTrail.LocalCloud.Tests.Setup;

public sealed class LostAnswerTests : TrailFixture
{
    private static readonly BucketName s_bucket = BucketName.Parse("new-audit");

    [Fact]
    public async Task A_bucket_whose_making_got_no_answer_is_taken_as_made()
    {
        (CloudConnection connection, LostAnswer network) = LostAnswer.Before(Cloud.Root, IsPutBucket);

        OssDestination made = await new OssDestinationSetup(connection).EnsureAsync(new OssDestinationRequest { Bucket = s_bucket }, default);

        Assert.Equal((Cloud.Account.Id.Value, 2), (made.AccountId, network.Sent));
    }

    [Fact]
    public async Task A_bucket_that_another_account_made_meanwhile_is_not_taken_as_made()
    {
        var other = new OssClient(Cloud.Connect(Cloud.Host.CreateAccount("Stranger")));
        (CloudConnection connection, _) = LostAnswer.Before(Cloud.Root, request =>
        {
            if (IsPutBucket(request))
            {
                other.PutBucketAsync(s_bucket, PutBucketOptions.Default, default).GetAwaiter().GetResult();
                other.Settings.PutPolicyAsync(s_bucket, $$"""
                    {"Version":"1","Statement":[{"Effect":"Allow","Principal":["*"],"Action":["oss:GetBucketInfo"],"Resource":["acs:oss:*:*:{{s_bucket}}"]}]}
                    """, default).GetAwaiter().GetResult();
            }

            return false;
        });

        ApiException error = await Assert.ThrowsAsync<ApiException>(() => new OssDestinationSetup(connection).EnsureAsync(new OssDestinationRequest { Bucket = s_bucket }, default));

        Assert.Equal("BucketAlreadyExists", error.Code);
    }

    [Fact]
    public async Task A_trail_whose_making_got_no_answer_is_taken_as_made()
    {
        (CloudConnection connection, LostAnswer network) = LostAnswer.Before(Cloud.Root, LostAnswer.Action("CreateTrail"));

        Trail made = await new TrailSetup(connection).EnsureAsync(ToBucket("corp-trail"), default);

        Assert.Equal(("corp-trail", Bucket, 2), (made.Name, made.OssBucketName, network.Sent));
    }

    [Fact]
    public async Task An_access_key_is_made_once_even_when_its_answer_gets_lost()
    {
        await new RamUserClient(Cloud.Root).CreateAsync("alice", null, default);
        (CloudConnection connection, LostAnswer network) = LostAnswer.Before(Cloud.Root, LostAnswer.Action("CreateAccessKey"));
        var users = new RamUserClient(connection);

        await Assert.ThrowsAsync<TransportException>(() => users.CreateAccessKeyAsync("alice", default));

        Assert.Equal((1, 1), (network.Sent, (await users.ListAccessKeysAsync("alice", default)).Count));
    }

    private static bool IsPutBucket(HttpRequestMessage request) => request.Method == HttpMethod.Put && request.RequestUri!.PathAndQuery == "/";
}
