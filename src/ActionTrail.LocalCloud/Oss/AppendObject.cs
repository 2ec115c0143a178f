using System.Globalization;
using ActionTrail.Aliyun.Checksums;
using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Adds bytes to the end of an appendable object; position 0 creates it.</summary>
internal sealed class AppendObject() : OssOperation(nameof(AppendObject), OssEffect.ObjectWrite)
{
    /// <inheritdoc/>
    protected override IEnumerable<AccessDemand> Demands(OssCall call) => call.WriteDemands();

    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call)
    {
        long position = call.Query.Integer("position", 0, long.MaxValue, 0);
        ContentDigest digest = ContentDigest.Of(call);
        StoredObject stored = call.Store.Objects.Append(call.Bucket, call.Key, call.Request.Body, (bucket, present) =>
        {
            Check(call, present, position);
            WriteRules.Retention(call.Now)(bucket, present);
            return Next(call, bucket, present, digest);
        });
        WireResponse response = ObjectAnswers.Written(stored);
        response.Headers["x-oss-next-append-position"] = stored.Size.ToString(CultureInfo.InvariantCulture);
        return response;
    }

    private static void Check(OssCall call, StoredObject? present, long position)
    {
        if (present is { Type: not StoredObjectType.Appendable })
        {
            throw new CloudError(409, "ObjectNotAppendable", "The object is not appendable.");
        }

        long size = present?.Size ?? 0;
        if (size == position)
        {
            return;
        }

        throw new CloudError(409, "PositionNotEqualToLength", "Position is not equal to file length.")
        {
            Detail = new Dictionary<string, string>(StringComparer.Ordinal) { ["Key"] = call.Resource.Key, ["CurrentPosition"] = size.ToString(CultureInfo.InvariantCulture) },
        };
    }

    /// <summary>The row after the append. Its ETag changes with every append, but is not the MD5 of the whole, as the documents say.</summary>
    private static StoredObject Next(OssCall call, BucketDocument bucket, StoredObject? present, ContentDigest added)
    {
        int count = call.Request.Body.Length;
        return present is null
            ? PutObject.Draft(call, added, count, ObjectHeaders.FromRequest(call.Request.Headers, bucket)) with { Type = StoredObjectType.Appendable }
            : present with
            {
                Size = present.Size + count,
                ETag = added.ETag,
                Crc = Crc64.Compute(call.Request.Body.Span, present.Crc),
                Modified = PutObject.WholeSeconds(call.Now),
            };
    }
}
