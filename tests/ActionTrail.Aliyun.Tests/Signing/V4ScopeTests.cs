using ActionTrail.Aliyun.Signing;

namespace ActionTrail.Aliyun.Tests.Signing;

public sealed class V4ScopeTests
{
    [Theory]
    [InlineData("oss", "0ac635c18a5d2b28319ed67987f7318eb667d8283f22e7ec6bcbe200960c6d2e")]
    [InlineData("sls", "01052ff0ab456978bc6f5f2fe686e3cd4a9910d0c3348e77ba618d0b0e299f68")]
    [InlineData("odps", "838951dbcd71ecadcdf6ad44afee3616e707e3b7ae724c8e6c7c836e6eda6cb5")]
    public void Derives_the_known_keys(string product, string expected) =>
        Assert.Equal(expected, Convert.ToHexStringLower(new V4Scope("20260101", "cn-hangzhou", product).DeriveKey("testsecret")));

    [Fact]
    public void A_key_belongs_to_its_secret_and_to_every_part_of_its_scope()
    {
        var scope = new V4Scope("20260102", "cn-hangzhou", "oss");
        byte[] key = scope.DeriveKey("secret");
        byte[][] others =
        [
            scope.DeriveKey("Secret"),
            (scope with { Day = "20260103" }).DeriveKey("secret"),
            (scope with { Region = "cn-beijing" }).DeriveKey("secret"),
            (scope with { Product = "sls" }).DeriveKey("secret"),
        ];

        Assert.Equal(key, new V4Scope("20260102", "cn-hangzhou", "oss").DeriveKey("secret"));
        Assert.Equal(5, others.Append(key).Select(Convert.ToHexString).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("testid/20260101/cn-hangzhou/oss")]
    [InlineData("testid/20260101/cn-hangzhou/sls/aliyun_v4_request")]
    [InlineData("testid//cn-hangzhou/oss/aliyun_v4_request")]
    [InlineData("")]
    public void Refuses_a_credential_of_another_form(string credential) =>
        Assert.Throws<SignatureFormatException>(() => V4Scope.Parse(credential, "oss", "Credential"));
}
