using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>An operation of OSS that is done at once.</summary>
/// <param name="name">Operation name, equal to the class name.</param>
/// <param name="effect">What it touches.</param>
internal abstract class OssOperation(string name, OssEffect effect) : OssAsyncOperation(name, effect)
{
    private readonly bool _changesBuckets = effect == OssEffect.BucketWrite;

    /// <inheritdoc/>
    protected sealed override ValueTask<WireResponse> ExecuteAsync(OssCall call) => ValueTask.FromResult(_changesBuckets ? Change(call) : Execute(call));

    /// <summary>Does the work.</summary>
    /// <exception cref="CloudError">Any documented error.</exception>
    protected abstract WireResponse Execute(OssCall call);

    /// <summary>The gate comes before the transaction, as in operations on objects, which look up their bucket while they hold it.</summary>
    private WireResponse Change(OssCall call)
    {
        lock (call.Store.Gate)
        {
            return call.Change(() => Execute(call));
        }
    }
}
