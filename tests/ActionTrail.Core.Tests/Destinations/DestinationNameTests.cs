using ActionTrail.Core.Accounts;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Trails;

namespace ActionTrail.Core.Tests.Destinations;

public sealed class DestinationNameTests
{
    [Theory]
    [InlineData("corp-audit", true)]
    [InlineData("0ab", true)]
    [InlineData("ab", false)]
    [InlineData("-ab", false)]
    [InlineData("ab-", false)]
    [InlineData("Corp", false)]
    [InlineData("a_b", false)]
    [InlineData("a.b", false)]
    public void Bucket_and_project_names_share_their_rule(string text, bool valid)
    {
        Assert.Equal(valid, BucketName.TryParse(text, out _));
        Assert.Equal(valid, SlsProjectName.TryParse(text, out _));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("trail1", true)]
    [InlineData("corp/audit_x-1", true)]
    [InlineData("short", false)]
    [InlineData("1trail", false)]
    [InlineData("/trail1", false)]
    [InlineData("trail.1", false)]
    public void A_prefix_is_empty_or_six_to_thirty_two_characters(string text, bool valid) =>
        Assert.Equal(valid, OssKeyPrefix.TryParse(text, out _));

    [Theory]
    [InlineData("", "AliyunLogs/x")]
    [InlineData("corp-audit", "corp-audit/AliyunLogs/x")]
    [InlineData("corp-audit/", "corp-audit/AliyunLogs/x")]
    public void A_prefix_is_followed_by_one_slash(string prefix, string key) =>
        Assert.Equal(key, OssKeyPrefix.Parse(prefix).Before("AliyunLogs/x"));

    [Fact]
    public void The_stores_of_a_trail_are_named_after_it()
    {
        TrailName trail = TrailName.Parse("corp-audit-");

        Assert.Equal("actiontrail_corp-audit-", DeliveryNames.LogstoreFor(trail).Value);
        Assert.Equal("actiontrail_corp_audit_", DeliveryNames.TableFor(trail).Value);
        Assert.Equal("actiontrail_1003456789012345", DeliveryNames.ProjectFor(AccountId.Parse("1003456789012345")).Value);
    }

    [Fact]
    public void Delivery_projects_start_with_actiontrail()
    {
        Assert.True(MaxComputeProjectName.ParseForDelivery("actiontrail_corp").AcceptsDelivery);
        Assert.False(MaxComputeProjectName.Parse("warehouse").AcceptsDelivery);
        Assert.Throws<InvalidNameException>(() => MaxComputeProjectName.ParseForDelivery("warehouse"));
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("日志/事件.gz", true)]
    [InlineData("", false)]
    [InlineData("/a", false)]
    [InlineData("\\a", false)]
    public void Object_keys_do_not_start_with_a_slash(string text, bool valid) => Assert.Equal(valid, ObjectKey.TryParse(text, out _));

    [Fact]
    public void Object_keys_are_measured_in_bytes()
    {
        Assert.True(ObjectKey.TryParse(new string('é', 511), out _));
        Assert.Equal("has 1024 bytes; 1 to 1023 are allowed.", Assert.Throws<InvalidNameException>(() => ObjectKey.Parse(new string('é', 512))).Message[^38..]);
    }
}
