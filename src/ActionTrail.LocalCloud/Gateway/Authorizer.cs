namespace ActionTrail.LocalCloud.Gateway;

/// <summary>Decides, by the RAM policies of the cloud, whether a caller may do what an operation demands.</summary>
/// <param name="cloud">State of the cloud.</param>
internal sealed class Authorizer(CloudState cloud)
{
    /// <summary>Requires every demand to be allowed.</summary>
    /// <param name="call">The call, authenticated.</param>
    /// <param name="demands">What the operation needs.</param>
    /// <param name="protocol">Its protocol, which knows the error code.</param>
    /// <exception cref="CloudError">A demand is denied.</exception>
    public void Require(OperationCall call, IEnumerable<AccessDemand> demands, IServiceProtocol protocol)
    {
        foreach (AccessDemand demand in demands)
        {
            throw protocol.Deny(call, new AccessDenial(demand, false, cloud.Folder));
        }
    }
}
