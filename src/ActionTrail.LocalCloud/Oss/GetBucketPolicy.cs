using System.Text;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Reads the bucket policy.</summary>
internal sealed class GetBucketPolicy() : OssOperation(nameof(GetBucketPolicy), OssEffect.BucketRead)
{
    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call)
    {
        var response = new WireResponse { Body = Encoding.UTF8.GetBytes(call.Bucket.Policy ?? throw OssErrors.NoSuchPolicy()) };
        response.Headers["Content-Type"] = "application/json";
        return response;
    }
}
