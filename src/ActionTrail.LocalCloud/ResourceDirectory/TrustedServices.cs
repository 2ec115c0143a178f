using ActionTrail.Core.Policies;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>The services that can work across a directory.</summary>
internal static class TrustedServices
{
    private static readonly HashSet<string> s_delegable =
    [
        ServicePrincipals.ActionTrail, ServicePrincipals.LogAudit, "config.aliyuncs.com", "sas.aliyuncs.com", "cloudfw.aliyuncs.com", "waf.aliyuncs.com", "ddosbgp.aliyuncs.com",
        "bastionhost.aliyuncs.com", "sddp.aliyuncs.com", "cloudmonitor.aliyuncs.com", "prometheus.aliyuncs.com", "tag.aliyuncs.com",
        "resourcecenter.aliyuncs.com", "ros.aliyuncs.com", "servicecatalog.aliyuncs.com", "cloudsso.aliyuncs.com", "energy.aliyuncs.com",
    ];

    /// <summary>Whether members can administer the service.</summary>
    public static bool IsDelegable(string servicePrincipal) => s_delegable.Contains(servicePrincipal);

    /// <summary>Marks a service as working across a directory; nothing happens when it already is.</summary>
    /// <param name="cloud">State of the cloud.</param>
    /// <param name="managementAccountId">Management account of the directory.</param>
    /// <param name="servicePrincipal">The service.</param>
    public static void Enable(CloudState cloud, string managementAccountId, string servicePrincipal)
    {
        if (cloud.Documents.Find<TrustedServiceDocument>(managementAccountId, servicePrincipal) is null)
        {
            cloud.Documents.Put(managementAccountId, servicePrincipal, new TrustedServiceDocument(servicePrincipal, cloud.Time.GetUtcNow()));
        }
    }
}
