using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>An operation of OSS that waits while it works.</summary>
/// <param name="name">Operation name, equal to the class name.</param>
/// <param name="effect">What it touches.</param>
internal abstract class OssAsyncOperation(string name, OssEffect effect) : Operation
{
    /// <inheritdoc/>
    public sealed override OperationFacts Facts { get; } = new()
    {
        Service = OssProtocol.Service,
        Name = name,
        Version = "2019-05-17",
        Writes = effect is OssEffect.BucketWrite or OssEffect.ObjectWrite,
        IsData = effect is OssEffect.ObjectRead or OssEffect.ObjectWrite,
    };

    /// <inheritdoc/>
    public sealed override IEnumerable<AccessDemand> Demands(OperationCall call) => Demands((OssCall)call);

    /// <inheritdoc/>
    public sealed override async ValueTask<WireResponse> ExecuteAsync(OperationCall call, CancellationToken cancellationToken) =>
        OssAnswers.Stamp(call, await ExecuteAsync((OssCall)call).ConfigureAwait(false));

    /// <summary>Permissions that the caller must have; by default the action named after the operation on what the request addresses.</summary>
    protected virtual IEnumerable<AccessDemand> Demands(OssCall call) => [call.Demand("oss:" + Facts.Name)];

    /// <summary>Does the work.</summary>
    /// <exception cref="CloudError">Any documented error.</exception>
    protected abstract ValueTask<WireResponse> ExecuteAsync(OssCall call);
}
