using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Gateway.Pop;

/// <summary>An operation of an RPC-style service: parameters in, a flat JSON object out; the request id is added to every answer.</summary>
internal abstract class PopOperation : Operation
{
    /// <summary>Permissions that the caller must have.</summary>
    /// <param name="call">The call.</param>
    /// <returns>The demands.</returns>
    public abstract IEnumerable<AccessDemand> Demands(PopCall call);

    /// <summary>Does the work.</summary>
    /// <param name="call">The call.</param>
    /// <returns>The answer without its request id.</returns>
    /// <exception cref="CloudError">Any documented error.</exception>
    public abstract JsonObject Execute(PopCall call);

    /// <inheritdoc/>
    public sealed override IEnumerable<AccessDemand> Demands(OperationCall call) => Demands((PopCall)call);

    /// <inheritdoc/>
    public override ValueTask<WireResponse> ExecuteAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var pop = (PopCall)call;
        JsonObject answer = Facts.Writes ? call.Change(() => Change(pop)) : Answer(pop);
        return ValueTask.FromResult(PopProtocol.Json(200, answer));
    }

    private JsonObject Change(PopCall call)
    {
        JsonObject answer = Answer(call);
        call.RecordedResponse ??= answer.ToJsonString();
        return answer;
    }

    private JsonObject Answer(PopCall call)
    {
        JsonObject answer = Execute(call);
        answer["RequestId"] = call.RequestId;
        return answer;
    }
}
