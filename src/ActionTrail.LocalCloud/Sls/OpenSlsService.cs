using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Begins to use Log Service; in the local cloud every account does already.</summary>
internal sealed class OpenSlsService() : SlsAccountOperation("OpenSlsService", SlsAccess.Write, new SlsRoute("POST", "/slsservice"))
{
    /// <inheritdoc/>
    protected override string Resource(SlsCall call) => "*";

    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call) => SlsAnswer.Empty();
}
