using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.MaxCompute.Control;

/// <summary>An operation of the control API: JSON in, a JSON object with <c>data</c> out; the request id is added to every answer.</summary>
internal abstract class ControlOperation : Operation
{
    /// <summary>Requests that it answers.</summary>
    public abstract ApiRoute Route { get; }

    /// <inheritdoc/>
    public override OperationFacts Facts => field ??= new() { Service = MaxComputeProjects.Service, Name = GetType().Name, Version = MaxComputeControlProtocol.Version, Writes = Route.Method != "GET" };

    /// <inheritdoc/>
    public sealed override IEnumerable<AccessDemand> Demands(OperationCall call) => Demands((ControlCall)call);

    /// <inheritdoc/>
    public sealed override ValueTask<WireResponse> ExecuteAsync(OperationCall call, CancellationToken cancellationToken)
    {
        JsonNode? data = Facts.Writes ? call.Change(() => Execute((ControlCall)call)) : Execute((ControlCall)call);
        return ValueTask.FromResult(MaxComputeControlProtocol.Json(call, 200, new JsonObject { ["requestId"] = call.RequestId, ["httpCode"] = 200, ["data"] = data }));
    }

    /// <summary>Permissions that the caller must have.</summary>
    protected abstract IEnumerable<AccessDemand> Demands(ControlCall call);

    /// <summary>Does the work.</summary>
    /// <returns>The answer's data.</returns>
    /// <exception cref="CloudError">Any documented error.</exception>
    protected abstract JsonNode? Execute(ControlCall call);
}
