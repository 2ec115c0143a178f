using ActionTrail.Aliyun.Pop;
using ActionTrail.Core.Accounts;

namespace ActionTrail.LocalCloud.Tests.Trails;

public sealed class OldVersionTests : TrailFixture
{
    private const string Old = "2017-12-04";

    [Fact]
    public async Task The_nine_old_operations_share_the_trails_of_the_new_ones()
    {
        PopAnswer created = await Cloud.Root.TrailsAsync("CreateTrail", "Name=corp-audit&OssBucketName=corp-audit", Old);
        Assert.Equal(("aliyunserviceroleforactiontrail", "Write", null), (created.Text("RoleName"), created.Text("EventRW"), created.TextOrNull("OssWriteRoleArn")));

        PopAnswer listed = Assert.Single((await Cloud.Root.TrailsAsync("DescribeTrails", "", Old)).List("TrailList"));
        Assert.Equal(("corp-audit", null), (listed.Text("Name"), listed.TextOrNull("TrailArn")));
        await Cloud.Root.TrailsAsync("StartLogging", "Name=corp-audit", Old);
        PopAnswer status = await Cloud.Root.TrailsAsync("GetTrailStatus", "Name=corp-audit", Old);
        Assert.True(status.Boolean("IsLogging"));
        Assert.Null(status.TextOrNull("OssBucketStatus"));
        await Cloud.Root.TrailsAsync("UpdateTrail", "Name=corp-audit&EventRW=All", Old);
        await Cloud.Root.TrailsAsync("StopLogging", "Name=corp-audit", Old);
        Assert.Equal("Disable", (await Trails.FindTrailAsync("corp-audit", default))?.Status);
        await Cloud.Root.TrailsAsync("DeleteTrail", "Name=corp-audit", Old);
        Assert.Null(Assert.Single((await Cloud.Root.TrailsAsync("DescribeRegions", "", Old)).List("Regions", "Region"), region => region.Text("RegionId") == "cn-beijing").TextOrNull("LocalName"));
    }

    [Fact]
    public async Task A_plain_role_name_is_a_role_of_the_own_account()
    {
        string role = await RoleAsync(Cloud.Root, Cloud.Account.Id.Value, "actiontrail.aliyuncs.com");

        PopAnswer created = await Cloud.Root.TrailsAsync("CreateTrail", "Name=corp-audit&OssBucketName=corp-audit&RoleName=ActionTrailDeliveryRole", Old);

        Assert.Equal("ActionTrailDeliveryRole", created.Text("RoleName"));
        Assert.Equal(role, (await Trails.FindTrailAsync("corp-audit", default))?.OssWriteRoleArn);
    }

    [Fact]
    public async Task Later_operations_do_not_exist_in_it() =>
        await Refusal.Of(404, "InvalidAction.NotFound", () => Cloud.Root.In(RegionId.Parse("cn-hangzhou")).TrailsAsync("GetInsightTypes", "", Old));
}
