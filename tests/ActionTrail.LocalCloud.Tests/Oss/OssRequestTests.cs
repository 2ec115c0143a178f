using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Signing;
using ActionTrail.LocalCloud.Oss;

namespace ActionTrail.LocalCloud.Tests.Oss;

public sealed class OssRequestTests
{
    [Theory]
    [InlineData("b.oss-cn-hangzhou.aliyuncs.com", true, "cn-hangzhou")]
    [InlineData("b.oss-cn-hangzhou-internal.aliyuncs.com:443", true, "cn-hangzhou")]
    [InlineData(".oss-ap-southeast-1.aliyuncs.com", true, "ap-southeast-1")]
    [InlineData("oss-cn-beijing.aliyuncs.com", true, "cn-beijing")]
    [InlineData("oss-.aliyuncs.com", false, null)]
    [InlineData("actiontrail.cn-hangzhou.aliyuncs.com", false, null)]
    [InlineData("b.oss-cn-hangzhou.example.com", false, null)]
    [InlineData("127.0.0.1:8800", false, null)]
    public void A_host_name_tells_service_and_region(string host, bool isOss, string? region) =>
        Assert.Equal((isOss, region), (OssHost.IsOss(host), OssHost.Region(host)));

    [Theory]
    [InlineData("GET", "", "", "", "ListBuckets")]
    [InlineData("GET", "b", "", "", "ListObjects")]
    [InlineData("GET", "b", "", "list-type=2", "ListObjectsV2")]
    [InlineData("GET", "b", "", "bucketInfo=", "GetBucketInfo")]
    [InlineData("GET", "b", "", "worm", "GetBucketWorm")]
    [InlineData("PUT", "b", "", "", "PutBucket")]
    [InlineData("PUT", "b", "", "encryption", "PutBucketEncryption")]
    [InlineData("PUT", "b", "", "replication", "PutBucketReplication")]
    [InlineData("DELETE", "b", "", "worm", "AbortBucketWorm")]
    [InlineData("POST", "b", "", "worm", "InitiateBucketWorm")]
    [InlineData("POST", "b", "", "wormId=1", "CompleteBucketWorm")]
    [InlineData("POST", "b", "", "wormId=1&wormExtend", "ExtendBucketWorm")]
    [InlineData("POST", "b", "", "delete", "DeleteMultipleObjects")]
    [InlineData("GET", "b", "", "uploads", "ListMultipartUploads")]
    [InlineData("PUT", "b", "k", "", "PutObject")]
    [InlineData("PUT", "b", "k", "partNumber=1&uploadId=U", "UploadPart")]
    [InlineData("POST", "b", "k", "uploads", "InitiateMultipartUpload")]
    [InlineData("POST", "b", "k", "uploadId=U", "CompleteMultipartUpload")]
    [InlineData("POST", "b", "k", "append&position=0", "AppendObject")]
    [InlineData("DELETE", "b", "k", "uploadId=U", "AbortMultipartUpload")]
    [InlineData("GET", "b", "k", "uploadId=U", "ListParts")]
    [InlineData("HEAD", "b", "k", "", "HeadObject")]
    [InlineData("HEAD", "b", "k", "objectMeta", "GetObjectMeta")]
    [InlineData("TRACE", "b", "k", "", "")]
    public void Method_target_and_sub_resource_name_the_operation(string method, string bucket, string key, string query, string operation) =>
        Assert.Equal(operation, OssRouting.Name(new WireRequest { Method = method, Host = "h" }, new OssResource(bucket.Length == 0 ? null : bucket, key), new OssQuery(query)));

    [Theory]
    [InlineData("bytes=0-0", 0L, 1L)]
    [InlineData("bytes=2-", 2L, 8L)]
    [InlineData("bytes=2-99", 2L, 8L)]
    [InlineData("bytes=-3", 7L, 3L)]
    [InlineData("bytes=-30", 0L, 10L)]
    [InlineData("bytes=9-9", 9L, 1L)]
    [InlineData("bytes=10-", null, null)]
    [InlineData("bytes=5-4", null, null)]
    [InlineData("bytes=-0", null, null)]
    [InlineData("bytes=-", null, null)]
    [InlineData("bytes=a-b", null, null)]
    [InlineData("bytes=0-1,3-4", null, null)]
    [InlineData("lines=0-1", null, null)]
    [InlineData("bytes=0-99999999999999999999", null, null)]
    public void A_range_of_ten_bytes_reads_as_its_part_or_not_at_all(string header, long? offset, long? count) =>
        Assert.Equal(offset is null ? null : new ByteRange(offset.Value, count!.Value), ByteRange.Parse(header, 10));
}
