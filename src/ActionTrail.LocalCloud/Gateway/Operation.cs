namespace ActionTrail.LocalCloud.Gateway;

/// <summary>
/// One API operation. Each is one sealed class in one file named after it, with a parameterless constructor; the registry finds it by
/// type. It holds no state: everything it reads or writes hangs on the call.
/// </summary>
internal abstract class Operation
{
    /// <summary>Facts about the operation.</summary>
    public abstract OperationFacts Facts { get; }

    /// <summary>Permissions that the caller must have, decided before anything is done.</summary>
    /// <param name="call">The call, authenticated.</param>
    /// <returns>The demands; empty for operations that need no permission.</returns>
    public abstract IEnumerable<AccessDemand> Demands(OperationCall call);

    /// <summary>Does the work.</summary>
    /// <param name="call">The call, authenticated and authorized.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The answer on the wire.</returns>
    /// <exception cref="CloudError">Any documented error.</exception>
    public abstract ValueTask<Aliyun.Http.WireResponse> ExecuteAsync(OperationCall call, CancellationToken cancellationToken);
}
