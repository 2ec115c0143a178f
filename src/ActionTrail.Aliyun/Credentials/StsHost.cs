namespace ActionTrail.Aliyun.Credentials;

/// <summary>Hosts of STS that sources can ask for.</summary>
internal static class StsHost
{
    /// <summary>The host of a region, inside or outside a VPC; null, meaning the central one, for no region.</summary>
    public static string? Of(string? region, bool inVpc) =>
        string.IsNullOrEmpty(region) ? null : inVpc ? $"sts-vpc.{region}.aliyuncs.com" : $"sts.{region}.aliyuncs.com";
}
