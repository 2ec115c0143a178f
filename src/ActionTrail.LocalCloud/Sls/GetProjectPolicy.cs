using System.Text;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Reads the policy of a project; an empty answer when it has none.</summary>
internal sealed class GetProjectPolicy() : SlsOperation("GetProjectPolicy", SlsAccess.Read, new SlsRoute("GET", "/policy"))
{
    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call) =>
        new() { Body = Encoding.UTF8.GetBytes(call.RequireProject().Policy ?? "") };
}
