using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.MaxCompute.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Rest;

/// <summary>An operation of the REST API or the Tunnel.</summary>
internal abstract class OdpsOperation : Operation
{
    /// <summary>Requests that it answers.</summary>
    public abstract ApiRoute Route { get; }

    /// <summary>Whether it belongs to the Tunnel.</summary>
    public virtual bool IsTunnel => false;

    /// <inheritdoc/>
    // Unconfirmed: whether the service records these as management or as data events. As data events, delivering to a project never
    // makes further events to deliver.
    public override OperationFacts Facts => field ??= new() { Service = MaxComputeProjects.Service, Name = GetType().Name, Version = MaxComputeProtocol.Version, Writes = Writes, IsData = true };

    /// <summary>Whether it changes anything.</summary>
    protected abstract bool Writes { get; }

    /// <inheritdoc/>
    public sealed override IEnumerable<AccessDemand> Demands(OperationCall call) => Demands((OdpsCall)call);

    /// <inheritdoc/>
    public sealed override ValueTask<WireResponse> ExecuteAsync(OperationCall call, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Execute((OdpsCall)call, MaxComputeStore.Of(call.Cloud)));

    /// <summary>Permissions that the caller must have.</summary>
    protected abstract IEnumerable<AccessDemand> Demands(OdpsCall call);

    /// <summary>Does the work.</summary>
    /// <param name="call">The call.</param>
    /// <param name="store">Tables, rows, instances and sessions.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="CloudError">Any documented error.</exception>
    protected abstract WireResponse Execute(OdpsCall call, MaxComputeStore store);
}
