using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Deletes a rule of log audit.</summary>
internal sealed class DeleteCollectionPolicy() : SlsAccountOperation("DeleteCollectionPolicy", SlsAccess.Write, new SlsRoute("DELETE", "/collectionpolicy/{name}"))
{
    /// <inheritdoc/>
    protected override string Resource(SlsCall call) => CollectionPolicies.Resource(call.Path["name"]);

    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        CollectionPolicies.Require(call);
        call.Cloud.Documents.Remove<SlsCollectionPolicyDocument>(call.Caller.AccountId, call.Path["name"]);
        return SlsAnswer.Empty();
    }
}
