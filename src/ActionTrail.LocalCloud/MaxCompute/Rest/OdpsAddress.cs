using ActionTrail.Aliyun.Http;
using ActionTrail.Core.Accounts;

namespace ActionTrail.LocalCloud.MaxCompute.Rest;

/// <summary>What the host of a request says about it.</summary>
/// <param name="Region">Region; null when the host names none.</param>
/// <param name="IsTunnel">Whether it is a host of the Tunnel.</param>
internal sealed record OdpsAddress(string? Region, bool IsTunnel)
{
    /// <summary>Reads <c>service.cn-hangzhou.maxcompute.aliyun.com</c>, <c>dt.cn-hangzhou-vpc.maxcompute.aliyun-inc.com</c> and the like.</summary>
    /// <returns>What the host says; null when it is another kind of host.</returns>
    public static OdpsAddress? Of(string host)
    {
        string[] labels = host.Split(':')[0].Split('.');
        if (labels is not ["service" or "dt", { } place, "maxcompute", "aliyun" or "aliyun-inc", "com"])
        {
            return null;
        }

        string region = new[] { "-vpc", "-intranet" }.Aggregate(place, static (name, end) => name.EndsWith(end, StringComparison.Ordinal) ? name[..^end.Length] : name);
        return new OdpsAddress(RegionId.TryParse(region, out _) ? region : null, labels[0] == "dt");
    }

    /// <summary>Region in the scope of a V4 signature, for hosts that name none.</summary>
    public static string? SignedRegion(WireRequest request) =>
        request.Headers["Authorization"].Split('/') is [_, _, { } region, "odps", ..] && RegionId.TryParse(region, out _) ? region : null;
}
