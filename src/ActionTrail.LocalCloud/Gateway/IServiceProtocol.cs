using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Signing;

namespace ActionTrail.LocalCloud.Gateway;

/// <summary>How one family of services speaks: which requests are its own, how they name an operation, how errors look.</summary>
internal interface IServiceProtocol
{
    /// <summary>Signature schemes that the family accepts; the first that matches the request is used.</summary>
    IReadOnlyList<IRequestVerifier> Verifiers { get; }

    /// <summary>Whether the request belongs to this family, told by host, headers, path and parameters.</summary>
    /// <param name="request">The request.</param>
    /// <returns>True when it does.</returns>
    bool Claims(WireRequest request);

    /// <summary>Parses the request into a call. Must not look at any account's state beyond what routing needs.</summary>
    /// <param name="opening">Request, id, time and state.</param>
    /// <returns>The call; its operation is null when no such operation exists.</returns>
    OperationCall Open(CallOpening opening);

    /// <summary>Whether the call may come without a signature; policies then decide for nobody in particular.</summary>
    /// <param name="call">The call.</param>
    /// <returns>False unless the family knows anonymous access.</returns>
    bool AllowsAnonymous(OperationCall call) => false;

    /// <summary>The documented error for a failure that is ours.</summary>
    /// <returns>The error to answer.</returns>
    CloudError InternalError() => new(500, "InternalError", "The request processing has failed due to some unknown error, exception or failure.");

    /// <summary>The documented error for a request that could not be authenticated.</summary>
    /// <param name="failure">Why.</param>
    /// <param name="detail">Server's string to sign for a bad signature, what is wrong for a malformed one or a wrong body; empty otherwise.</param>
    /// <returns>The error to answer.</returns>
    CloudError Refuse(AuthenticationFailure failure, string detail);

    /// <summary>The documented error for an operation that does not exist here, or is not built.</summary>
    /// <param name="call">The call.</param>
    /// <returns>The error to answer.</returns>
    CloudError NotSupported(OperationCall call);

    /// <summary>The documented error for a denied call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="denial">Which demand was denied and by what.</param>
    /// <returns>The error to answer.</returns>
    CloudError Deny(OperationCall call, AccessDenial denial);

    /// <summary>Writes an error in the family's envelope.</summary>
    /// <param name="call">The call.</param>
    /// <param name="error">The error.</param>
    /// <returns>The answer.</returns>
    WireResponse RenderError(OperationCall call, CloudError error);
}
