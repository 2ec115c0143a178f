using System.Text;
using System.Text.Json;
using ActionTrail.Aliyun.Http;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Policies;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Sets the bucket policy.</summary>
internal sealed class PutBucketPolicy() : OssOperation(nameof(PutBucketPolicy), OssEffect.BucketWrite)
{
    // Unconfirmed: the limit of a bucket policy's text.
    private const int MaxBytes = 16 * 1024;

    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call)
    {
        string policy = Check(call.Request.Body.Span);
        if (call.Bucket.BlockPublicAccess && BucketGrants.IsPublic(policy))
        {
            throw OssErrors.AccessDenied("Put public bucket policy is not allowed because public access is blocked.");
        }

        call.Save(call.Bucket with { Policy = policy });
        return OssAnswers.Empty();
    }

    private static string Check(ReadOnlySpan<byte> body)
    {
        if (body.Length > MaxBytes)
        {
            throw OssErrors.InvalidPolicy($"The policy has {body.Length} bytes; up to {MaxBytes} are allowed.");
        }

        string policy = Encoding.UTF8.GetString(body);
        try
        {
            PolicyTexts.Parse(PolicyKind.Bucket, policy);
            return policy;
        }
        catch (Exception malformed) when (malformed is PolicySyntaxException or JsonException)
        {
            throw OssErrors.InvalidPolicy(malformed.Message);
        }
    }
}
