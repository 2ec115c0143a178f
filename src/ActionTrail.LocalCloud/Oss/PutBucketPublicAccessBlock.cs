using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Blocks public access whatever ACLs and policy say, or lets them decide again.</summary>
internal sealed class PutBucketPublicAccessBlock() : OssOperation(nameof(PutBucketPublicAccessBlock), OssEffect.BucketWrite)
{
    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call)
    {
        bool block = OssXml.Child(OssDocuments.Read(call, "PublicAccessBlockConfiguration"), "BlockPublicAccess") switch
        {
            "true" => true,
            "false" => false,
            _ => throw OssErrors.MalformedXml("BlockPublicAccess must be true or false."),
        };
        call.Save(call.Bucket with { BlockPublicAccess = block });
        return OssAnswers.Empty();
    }
}
