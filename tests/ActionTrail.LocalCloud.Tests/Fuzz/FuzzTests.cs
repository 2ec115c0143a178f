using System.Globalization;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;
using ActionTrail.Aliyun.Pop;
using ActionTrail.Aliyun.Sls;
using ActionTrail.Aliyun.Sts;
using ActionTrail.Core.Destinations;

namespace ActionTrail.LocalCloud.Tests.Fuzz;

/// <summary>Nothing that a client sends makes the cloud fail or stop. <c>ACTIONTRAIL_FUZZ</c> sets how many requests are made.</summary>
public sealed class FuzzTests : IDisposable
{
    private const int Few = 4_000;
    private const long GrowthAllowed = 64 << 20;
    private readonly TestCloud _cloud = new();

    public void Dispose() => _cloud.Dispose();

    [Fact]
    public async Task Malformed_requests_get_documented_errors_and_leave_the_cloud_right()
    {
        int count = int.TryParse(Environment.GetEnvironmentVariable("ACTIONTRAIL_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out int asked) ? asked : Few;
        await PrepareAsync();
        var maker = new RequestMaker(seed: 20260101, _cloud.Host.RootCredentials(_cloud.Account.Id), _cloud.Time.GetUtcNow);
        var statuses = new SortedDictionary<int, int>();
        long early = 0;
        for (int i = 0; i < count; i++)
        {
            early = i == count / 4 ? GC.GetTotalMemory(forceFullCollection: true) : early;
            WireRequest request = maker.Next();
            WireResponse answer = await _cloud.Host.HandleAsync(request, default);
            Assert.True(
                answer.Status is >= 200 and < 500 or 501 && _cloud.Faults.Count == 0,
                $"Request {i}, {request.Method} {request.Host}{request.RawPath}?{request.RawQuery} ({request.Headers["x-acs-action"]}), was answered {answer.Status}: {_cloud.Faults.LastOrDefault()}");
            maker.Learn(request, answer);
            statuses[answer.Status] = statuses.GetValueOrDefault(answer.Status) + 1;
        }

        long growth = GC.GetTotalMemory(forceFullCollection: true) - early;
        Assert.True(growth < GrowthAllowed, $"Memory grew by {growth:N0} bytes in the last three quarters of the requests.");
        Assert.True(statuses.GetValueOrDefault(200) > count / 100, "Too few requests got through; the fuzz tests the door only.");
        Assert.True(statuses.Where(pair => pair.Key >= 400).Sum(pair => pair.Value) > count / 2, "Too few requests were wrong.");
        Assert.Equal(_cloud.Account.Id, (await new StsClient(_cloud.Root).GetCallerIdentityAsync(default)).AccountId);
        _cloud.Reopen();
        Assert.Equal(_cloud.Account.Id, (await new StsClient(_cloud.Root).GetCallerIdentityAsync(default)).AccountId);
        Assert.All(_cloud.Events().TakeLast(100), recorded => Assert.NotNull(recorded["eventId"]));
    }

    /// <summary>Things that wrong requests can meet.</summary>
    private async Task PrepareAsync()
    {
        await _cloud.Root.RamAsync("CreateRole", "RoleName", "fuzz", "AssumeRolePolicyDocument", Policies.Trust("Service", "ecs.aliyuncs.com"));
        await _cloud.Root.RamAsync("CreateUser", "UserName", "fuzz");
        await _cloud.Root.RamAsync("CreatePolicy", "PolicyName", "fuzz", "PolicyDocument", Policies.AllowAll);
        await new PopClient(_cloud.Root, "ResourceManager", "2020-03-31", "resourcemanager.aliyuncs.com").CallAsync("EnableResourceDirectory", new() { { "EnableMode", "CurrentAccount" } }, default);
        await new OssClient(_cloud.Root).PutBucketAsync(BucketName.Parse("fuzz-bucket"), new PutBucketOptions(), default);
        await new OssClient(_cloud.Root).PutObjectAsync(BucketName.Parse("fuzz-bucket"), ObjectKey.Parse("key"), new byte[] { 1, 2, 3 }, new PutObjectOptions(), default);
        await new SlsClient(_cloud.Root).CreateProjectAsync(SlsProjectName.Parse("fuzz-project"), "", default);
        await new SlsClient(_cloud.Root).CreateLogstoreAsync(SlsProjectName.Parse("fuzz-project"), new SlsLogstore { Name = "fuzz-store" }, default);
    }
}
