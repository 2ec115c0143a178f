using ActionTrail.Core.Accounts;

namespace ActionTrail.Aliyun.Http;

/// <summary>Hosts of every service, by region. One override sends everything to a single place, as <c>attrail serve</c> needs.</summary>
/// <remarks>Source: endpoint tables of the official SDKs; central services have one host for all regions.</remarks>
public sealed record EndpointResolver
{
    /// <summary>The public hosts of Alibaba Cloud, over HTTPS.</summary>
    public static EndpointResolver Public { get; } = new();

    /// <summary><c>http</c> or <c>https</c>.</summary>
    public string Scheme { get; init; } = "https";

    /// <summary>
    /// Authority (<c>127.0.0.1:8800</c>) that connections go to instead of the real hosts; requests still carry the real host names, as
    /// through a proxy. Null connects to the hosts themselves.
    /// </summary>
    public string? Gateway { get; init; }

    /// <summary>Host of ActionTrail in a region.</summary>
    public string Trails(RegionId region) => $"actiontrail.{region}.aliyuncs.com";

    /// <summary>Host of RAM.</summary>
    public string Ram => "ram.aliyuncs.com";

    /// <summary>Host of STS; the central one unless a regional one is set.</summary>
    public string Sts { get; init; } = "sts.aliyuncs.com";

    /// <summary>Host of IMS.</summary>
    public string Ims => "ims.aliyuncs.com";

    /// <summary>Host of Resource Manager (API 2020-03-31), which also owns the service-linked roles.</summary>
    public string ResourceManager => "resourcemanager.aliyuncs.com";

    /// <summary>Host of Resource Directory (API 2022-04-19).</summary>
    public string ResourceDirectory => "resourcedirectory.aliyuncs.com";

    /// <summary>Host of OSS in a region; buckets are labels before it.</summary>
    public string Oss(RegionId region) => $"oss-{region}.aliyuncs.com";

    /// <summary>Host of Log Service in a region; projects are labels before it.</summary>
    public string Sls(RegionId region) => $"{region}.log.aliyuncs.com";

    /// <summary>Host of MaxCompute's control API in a region.</summary>
    public string MaxComputeControl(RegionId region) => $"maxcompute.{region}.aliyuncs.com";

    /// <summary>Host of MaxCompute's REST API in a region; paths start with <c>/api</c>.</summary>
    public string MaxCompute(RegionId region) => $"service.{region}.maxcompute.aliyun.com";

    /// <summary>Host of MaxCompute Tunnel in a region.</summary>
    public string MaxComputeTunnel(RegionId region) => $"dt.{region}.maxcompute.aliyun.com";
}
