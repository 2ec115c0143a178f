namespace ActionTrail.LocalCloud.Gateway.Pop;

/// <summary>One RPC-style product. Versions are unique over all products, so a request is routed by its version even when its host is an address.</summary>
/// <param name="Name">Service name as audit events spell it.</param>
/// <param name="HostLabel">First label of its hosts.</param>
/// <param name="Versions">API versions, newest first.</param>
/// <param name="IsGlobal">Whether it has one endpoint for all regions.</param>
internal sealed record PopService(string Name, string HostLabel, IReadOnlyList<string> Versions, bool IsGlobal)
{
    /// <summary>All products.</summary>
    public static IReadOnlyList<PopService> All { get; } =
    [
        new("Ram", "ram", ["2015-05-01"], IsGlobal: true),
        new("Sts", "sts", ["2015-04-01"], IsGlobal: true),
        new("Ims", "ims", ["2019-08-15"], IsGlobal: true),
        new("ResourceManager", "resourcemanager", ["2020-03-31"], IsGlobal: true),
        new("ResourceDirectoryMaster", "resourcedirectory", ["2022-04-19"], IsGlobal: true),
        new("Actiontrail", "actiontrail", ["2020-07-06", "2017-12-04"], IsGlobal: false),
    ];

    /// <summary>Finds the product of an API version.</summary>
    /// <param name="version">Version as sent.</param>
    /// <returns>The product, or null.</returns>
    public static PopService? OfVersion(string version) => All.FirstOrDefault(service => service.Versions.Contains(version, StringComparer.Ordinal));

    /// <summary>Finds the product of a host such as <c>actiontrail.cn-hangzhou.aliyuncs.com</c>, <c>sts-vpc.…</c> or <c>resourcedirectory-intl.aliyuncs.com</c>.</summary>
    /// <param name="host">Host header.</param>
    /// <returns>The product, or null when the host says nothing (an address, an unknown name).</returns>
    public static PopService? OfHost(string host)
    {
        string label = host.EndsWith(".aliyuncs.com", StringComparison.OrdinalIgnoreCase) ? host.Split('.', '-')[0] : "";
        return All.FirstOrDefault(service => service.HostLabel.Equals(label, StringComparison.OrdinalIgnoreCase));
    }
}
