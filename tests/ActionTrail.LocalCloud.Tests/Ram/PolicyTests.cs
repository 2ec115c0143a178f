using ActionTrail.Aliyun.Pop;
using ActionTrail.Aliyun.Ram;

namespace ActionTrail.LocalCloud.Tests.Ram;

public sealed class PolicyTests : IDisposable
{
    private readonly TestCloud _cloud = new();
    private readonly RamPolicyClient _policies;

    public PolicyTests() => _policies = new RamClient(_cloud.Root).Policies;

    public void Dispose() => _cloud.Dispose();

    [Fact]
    public async Task A_custom_policy_is_made_and_read_back()
    {
        await _policies.CreateAsync("readers", Policies.Allow("ram:Get*"), "may read", default);

        RamPolicy read = await _policies.GetAsync(PolicyId.Custom("readers"), default);

        Assert.Equal(("may read", "v1", 0, Policies.Allow("ram:Get*")), (read.Description, read.DefaultVersion, read.AttachmentCount, read.Document));
    }

    [Fact]
    public async Task System_policies_are_there_and_cannot_be_changed()
    {
        RamPolicy policy = await _policies.GetAsync(PolicyId.System("AliyunActionTrailDeliveryPolicy"), default);

        Assert.Contains("oss:PutObject", policy.Document, StringComparison.Ordinal);
        await _policies.DeleteAsync("AliyunActionTrailDeliveryPolicy", default).RefusedAsync(404, "EntityNotExist.Policy");
        Assert.Contains(await _policies.ListAsync(PolicyType.System, default).ToListAsync(), listed => listed.Id.Name == "ReadOnlyAccess");
    }

    [Theory]
    [InlineData("""{"Version":"1","Statement":[{"Effect":"Maybe","Action":"*","Resource":"*"}]}""")]
    [InlineData("""{"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Resource":"*","Colour":"red"}]}""")]
    [InlineData("[]")]
    public async Task A_malformed_policy_makes_nothing(string document)
    {
        await _policies.CreateAsync("bad", document, null, default).RefusedAsync(409, "MalformedPolicyDocument");

        await _policies.GetAsync(PolicyId.Custom("bad"), default).RefusedAsync(404, "EntityNotExist.Policy");
    }

    [Fact]
    public async Task An_oversize_policy_travels_in_the_form_and_is_refused() =>
        await _policies.CreateAsync("big", Policies.Allow("ram:Get*", new string('x', 9000)), null, default).RefusedAsync(400, "InvalidParameter.PolicyDocument.Length");

    [Theory]
    [InlineData("under_score", "InvalidParameter.PolicyName.InvalidChars")]
    [InlineData("", "MissingPolicyName")]
    public async Task A_wrong_name_is_refused(string name, string code) =>
        await _policies.CreateAsync(name, Policies.AllowAll, null, default).RefusedAsync(400, code);

    [Fact]
    public async Task Versions_are_counted_put_in_force_rotated_and_removed()
    {
        await _policies.CreateAsync("p", Policies.Allow("ram:V1"), null, default);
        for (int i = 2; i <= 5; i++)
        {
            await _cloud.Root.RamAsync("CreatePolicyVersion", "PolicyName", "p", "PolicyDocument", Policies.Allow($"ram:V{i}"));
        }

        await _cloud.Root.RamAsync("CreatePolicyVersion", "PolicyName", "p", "PolicyDocument", Policies.AllowAll).RefusedAsync(409, "LimitExceeded.Policy.Version");
        RamPolicyVersion sixth = await _policies.ReplaceAsync("p", Policies.Allow("ram:V6"), default);
        Assert.Equal(("v6", true), (sixth.VersionId, sixth.IsDefault));
        Assert.Equal(["v1", "v3", "v4", "v5", "v6"], (await _policies.ListVersionsAsync(PolicyId.Custom("p"), default)).Select(version => version.VersionId));

        await _policies.SetDefaultVersionAsync("p", "v3", default);
        await _policies.DeleteVersionAsync("p", "v3", default).RefusedAsync(409, "DeleteConflict.Policy.Version.Default");
        await _policies.DeleteVersionAsync("p", "v2", default).RefusedAsync(404, "EntityNotExist.Policy.Version");
        await _policies.DeleteVersionAsync("p", "v6", default);
        Assert.Equal("v7", (await _policies.ReplaceAsync("p", Policies.AllowAll, default)).VersionId);
        await _policies.DeleteAsync("p", default).RefusedAsync(409, "DeleteConflict.Policy.Version");
    }

    [Fact]
    public async Task A_policy_in_use_stays_until_it_is_taken_away_everywhere_at_once()
    {
        await _policies.CreateAsync("p", Policies.AllowAll, null, default);
        await _cloud.Root.RamAsync("CreateUser", "UserName", "alice");
        await _cloud.Root.RamAsync("AttachPolicyToUser", "PolicyType", "Custom", "PolicyName", "p", "UserName", "alice");

        PopAnswer entities = await _cloud.Root.RamAsync("ListEntitiesForPolicy", "PolicyType", "Custom", "PolicyName", "p");
        Assert.Equal("alice", entities.List("Users", "User").Single().Text("UserName"));
        Assert.Equal(1, (await _policies.GetAsync(PolicyId.Custom("p"), default)).AttachmentCount);
        await _policies.DeleteAsync("p", default).RefusedAsync(409, "DeleteConflict.Policy.User");
        await _cloud.Root.RamAsync("DeletePolicy", "PolicyName", "p", "CascadingDelete", "true");
        Assert.Empty((await _cloud.Root.RamAsync("ListPoliciesForUser", "UserName", "alice")).List("Policies", "Policy"));
    }

    [Fact]
    public async Task Policy_types_are_two() =>
        await _cloud.Root.RamAsync("GetPolicy", "PolicyType", "Own", "PolicyName", "p").RefusedAsync(400, "InvalidParameter.PolicyType");
}
