namespace ActionTrail.Core.Policies;

/// <summary>Domains of the services that this product deals with.</summary>
public static class ServicePrincipals
{
    /// <summary>ActionTrail.</summary>
    public const string ActionTrail = "actiontrail.aliyuncs.com";

    /// <summary>Log Audit of Log Service.</summary>
    public const string LogAudit = "audit.log.aliyuncs.com";

    /// <summary>Log Service itself, as old log-audit roles trust it.</summary>
    public const string Log = "log.aliyuncs.com";
}
