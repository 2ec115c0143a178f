using System.Globalization;
using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Reads the few headers of an object that cost least: ETag, size, last modification.</summary>
internal sealed class GetObjectMeta() : OssOperation(nameof(GetObjectMeta), OssEffect.ObjectRead)
{
    /// <inheritdoc/>
    protected override IEnumerable<AccessDemand> Demands(OssCall call) => [call.Demand("oss:GetObject")];

    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call)
    {
        StoredObject stored = ObjectRead.RequireItself(call);
        WireResponse response = OssAnswers.Empty();
        response.Headers["ETag"] = ObjectAnswers.Quote(stored.ETag);
        response.Headers["Last-Modified"] = OssAnswers.HttpTime(stored.Modified);
        response.Headers["Content-Length"] = call.Request.Method == "HEAD" ? stored.Size.ToString(CultureInfo.InvariantCulture) : "0";
        response.Headers["x-oss-hash-crc64ecma"] = ObjectAnswers.Crc(stored.Crc);
        return response;
    }
}
