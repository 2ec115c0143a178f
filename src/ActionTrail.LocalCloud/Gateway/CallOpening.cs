using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Gateway;

/// <summary>What a protocol gets to open a call.</summary>
/// <param name="Cloud">State of the cloud.</param>
/// <param name="Request">The request as received.</param>
/// <param name="RequestId">Upper-case GUID for this call.</param>
/// <param name="Now">Arrival time (UTC).</param>
internal sealed record CallOpening(CloudState Cloud, WireRequest Request, string RequestId, DateTimeOffset Now);
