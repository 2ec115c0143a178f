using ActionTrail.Aliyun.Trails;

namespace ActionTrail.Commands.Events;

/// <summary>What an access key was last used for.</summary>
/// <param name="AccessKeyId">The key.</param>
/// <param name="Kind"><c>Service</c>, <c>Operation</c>, <c>Address</c> or <c>Resource</c>.</param>
/// <param name="ServiceName">Service.</param>
/// <param name="Name">Service, operation, address or resource id.</param>
/// <param name="UsedTime">When (UTC).</param>
/// <param name="Detail">Short form of the event, JSON.</param>
public sealed record AtAccessKeyUsage(string AccessKeyId, string Kind, string ServiceName, string Name, DateTimeOffset UsedTime, string Detail)
{
    internal static AtAccessKeyUsage Of(string accessKeyId, string kind, string service, AccessKeyUse use) => new(accessKeyId, kind, service, use.Name, use.UsedTime, use.Detail);
}
