using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Removes all tags of a bucket, or those that the request names.</summary>
internal sealed class DeleteBucketTags() : OssOperation(nameof(DeleteBucketTags), OssEffect.BucketWrite)
{
    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call)
    {
        string[] named = call.Query[PutBucketTags.Setting].Split(',', StringSplitOptions.RemoveEmptyEntries);
        if (named.Length == 0 || BucketSettings.Find(call.Bucket, PutBucketTags.Setting) is not { } document)
        {
            return BucketSettings.Delete(call, PutBucketTags.Setting);
        }

        document.Descendants("Tag").Where(tag => named.Contains(tag.Element("Key")?.Value, StringComparer.Ordinal)).ToList().ForEach(static tag => tag.Remove());
        BucketSettings.Put(call, PutBucketTags.Setting, document);
        return OssAnswers.Empty(204);
    }
}
