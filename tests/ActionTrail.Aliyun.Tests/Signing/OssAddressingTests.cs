using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Signing;

namespace ActionTrail.Aliyun.Tests.Signing;

public sealed class OssAddressingTests
{
    [Theory]
    [InlineData("examplebucket.oss-cn-hangzhou.aliyuncs.com", "/logs/a%20b%2Bc.json", "/examplebucket/logs/a b+c.json")]
    [InlineData("examplebucket.oss-cn-hangzhou.aliyuncs.com:8080", "/", "/examplebucket/")]
    [InlineData("oss-logs.oss-cn-hangzhou-internal.aliyuncs.com", "//a", "/oss-logs//a")]
    [InlineData("oss-cn-hangzhou.aliyuncs.com", "/", "/")]
    [InlineData(".oss-cn-hangzhou.aliyuncs.com", "/", "/")]
    [InlineData("oss-cn-hangzhou.aliyuncs.com", "/examplebucket/k", "/examplebucket/k")]
    [InlineData("127.0.0.1:8080", "/examplebucket", "/examplebucket/")]
    [InlineData("[::1]:8080", "/examplebucket/", "/examplebucket/")]
    [InlineData("localhost:8080", "/examplebucket/a/b", "/examplebucket/a/b")]
    [InlineData("examplebucket.localhost:8080", "/a/b", "/examplebucket/a/b")]
    public void Finds_bucket_and_key(string host, string path, string expected)
    {
        var addressing = new OssAddressing { BaseDomains = ["localhost"] };
        Assert.Equal(expected, addressing.Resolve(new WireRequest { Method = "GET", Host = host, RawPath = path }).Path);
    }

    [Fact]
    public void A_fixed_bucket_needs_no_trace_of_it_in_the_address()
    {
        var addressing = new OssAddressing { FixedBucket = "examplebucket" };
        OssResource resource = addressing.Resolve(new WireRequest { Method = "GET", Host = "files.example.com", RawPath = "/a/b" });
        Assert.Equal(new OssResource("examplebucket", "a/b"), resource);
    }
}
