using ActionTrail.Core.Accounts;
using ActionTrail.Core.Arns;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;
using FsCheck;
using FsCheck.Fluent;

namespace ActionTrail.Core.Tests.Arns;

public sealed class ArnTests
{
    [Theory]
    [InlineData("acs:oss:*:*:bucket/key:with:colons")]
    [InlineData("acs:ram::1003456789012345:role/x")]
    [InlineData("acs:log:cn-shanghai::project/p")]
    public void An_arn_round_trips(string text) => Assert.Equal(text, Arn.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("acs:oss:*:*")]
    [InlineData("aws:s3:::bucket")]
    [InlineData("acs::r:a:x")]
    [InlineData("acs:oss:r:a:")]
    public void Another_form_is_refused(string text)
    {
        Assert.False(Arn.TryParse(text, out _));
        Assert.Throws<InvalidNameException>(() => Arn.Parse(text));
    }

    [Fact]
    public void Parsing_undoes_printing()
    {
        Gen<string> part = Gen.Elements("", "*", "cn-hangzhou", "1003456789012345");
        Gen<Arn> arns = from service in Gen.Elements("oss", "log", "ram")
                        from region in part
                        from account in part
                        from resource in Gen.Elements("*", "a/b", "a:b:c", "project/p/logstore/l")
                        select new Arn(service, region, account, resource);

        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(arns.ToArbitrary(), arn => Arn.Parse(arn.ToString()) == arn));
    }

    [Fact]
    public void Typed_arns_round_trip()
    {
        Assert.Equal("acs:ram::1003456789012345:role/ActionTrailDeliveryRole", RoleArn.Parse("acs:ram::1003456789012345:role/ActionTrailDeliveryRole").ToString());
        Assert.Equal("acs:actiontrail:cn-hangzhou:1003456789012345:trail/corp-audit", TrailArn.Parse("acs:actiontrail:cn-hangzhou:1003456789012345:trail/corp-audit").ToString());
        Assert.Equal("acs:log:cn-hangzhou::project/corp", SlsProjectArn.Parse("acs:log:cn-hangzhou::project/corp").ToString());
        Assert.Equal("acs:odps:cn-hangzhou:1003456789012345:project/actiontrail_corp", MaxComputeProjectArn.Parse("acs:odps:cn-hangzhou:1003456789012345:project/actiontrail_corp").ToString());
    }

    [Theory]
    [InlineData("acs:ram:cn-hangzhou:1003456789012345:role/x")]
    [InlineData("acs:ram::1003456789012345:user/x")]
    [InlineData("acs:oss::1003456789012345:role/x")]
    [InlineData("acs:ram::42:role/x")]
    [InlineData("acs:ram::1003456789012345:role/x/session")]
    public void What_is_no_role_is_no_role_arn(string text)
    {
        Assert.False(RoleArn.TryParse(text, out _));
        Assert.Throws<InvalidNameException>(() => RoleArn.Parse(text));
    }

    [Fact]
    public void Role_arns_compare_without_case_of_the_name() =>
        Assert.Equal(RoleArn.Parse("acs:ram::1003456789012345:role/DeliveryRole"), RoleArn.Parse("acs:ram::1003456789012345:role/deliveryrole"));

    [Fact]
    public void Only_delivery_projects_have_a_delivery_arn() =>
        Assert.False(MaxComputeProjectArn.TryParse("acs:odps:cn-hangzhou:1003456789012345:project/warehouse", out _));

    [Fact]
    public void Stores_have_arns_for_policies()
    {
        BucketName bucket = BucketName.Parse("corp-audit");
        AccountId account = AccountId.Parse("1003456789012345");

        Assert.Equal("acs:oss:*:*:corp-audit", OssArns.Bucket(null, null, bucket).ToString());
        Assert.Equal("acs:oss:cn-hangzhou:1003456789012345:corp-audit/a/b.gz", OssArns.Object(RegionId.Parse("cn-hangzhou"), account, bucket, ObjectKey.Parse("a/b.gz")).ToString());
        Assert.Equal("acs:log:cn-hangzhou:1003456789012345:project/corp/logstore/actiontrail_x", new SlsProjectArn(RegionId.Parse("cn-hangzhou"), account, SlsProjectName.Parse("corp")).Logstore(SlsLogstoreName.Parse("actiontrail_x")).ToString());
    }
}
