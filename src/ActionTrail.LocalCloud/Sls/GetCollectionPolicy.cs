using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Reads a rule of log audit.</summary>
internal sealed class GetCollectionPolicy() : SlsAccountOperation("GetCollectionPolicy", SlsAccess.Read, new SlsRoute("GET", "/collectionpolicy/{name}"))
{
    /// <inheritdoc/>
    protected override string Resource(SlsCall call) => CollectionPolicies.Resource(call.Path["name"]);

    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call) =>
        SlsAnswer.Json(new JsonObject { ["collectionPolicy"] = CollectionPolicies.Render(CollectionPolicies.Require(call)) });
}
