using System.Collections.Frozen;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>Names of services for people.</summary>
internal static class ServiceTitles
{
    private static readonly FrozenDictionary<string, (string English, string Chinese)> s_titles =
        new Dictionary<string, (string, string)>(StringComparer.OrdinalIgnoreCase)
        {
            ["Actiontrail"] = ("ActionTrail", "操作审计"),
            ["Ecs"] = ("Elastic Compute Service", "云服务器"),
            ["Ims"] = ("Identity Management Service", "身份管理"),
            ["Kms"] = ("Key Management Service", "密钥管理服务"),
            ["MaxCompute"] = ("MaxCompute", "云原生大数据计算服务"),
            ["Oss"] = ("Object Storage Service", "对象存储"),
            ["Ram"] = ("Resource Access Management", "访问控制"),
            ["Rds"] = ("ApsaraDB RDS", "云数据库"),
            ["ResourceDirectoryMaster"] = ("Resource Directory", "资源目录"),
            ["ResourceManager"] = ("Resource Management", "资源管理"),
            ["Slb"] = ("Server Load Balancer", "负载均衡"),
            ["Sls"] = ("Log Service", "日志服务"),
            ["Sts"] = ("Security Token Service", "安全令牌"),
            ["Vpc"] = ("Virtual Private Cloud", "专有网络"),
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The names of a service; its own name where no other is known.</summary>
    public static (string English, string Chinese) Of(string service) => s_titles.TryGetValue(service, out (string, string) titles) ? titles : (service, service);
}
