using System.Text.Json;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Creates or replaces a rule of log audit.</summary>
internal sealed class UpsertCollectionPolicy() : SlsAccountOperation("UpsertCollectionPolicy", SlsAccess.Write, new SlsRoute("POST", "/collectionpolicy"))
{
    /// <inheritdoc/>
    protected override string Resource(SlsCall call) => CollectionPolicies.Resource(call.BodyText("policyName") ?? "");

    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        JsonElement body = call.RequireBody();
        string name = call.BodyText("policyName") ?? "";
        if (name.Length is < 3 or > 63 || !name.All(static one => char.IsAsciiLetterLower(one) || char.IsAsciiDigit(one) || one is '-' or '_'))
        {
            throw SlsErrors.ParameterInvalid($"policyName '{name}' must have 3 to 63 lower-case letters, digits, dashes or underscores.");
        }

        if (call.BodyText("productCode") is not { Length: > 0 } || call.BodyText("dataCode") is not { Length: > 0 } || call.BodyFlag("enabled") is null)
        {
            throw SlsErrors.ParameterInvalid("productCode, dataCode and enabled are required.");
        }

        if (call.BodyFlag("centralizeEnabled") == true && !(body.TryGetProperty("centralizeConfig", out JsonElement central) && central.ValueKind == JsonValueKind.Object))
        {
            throw SlsErrors.ParameterInvalid("centralizeConfig is required when centralizeEnabled is true.");
        }

        string uid = call.Cloud.Documents.Find<SlsCollectionPolicyDocument>(call.Caller.AccountId, name)?.Uid ?? call.Cloud.Ids.LowerText(32);
        call.Cloud.Documents.Put(call.Caller.AccountId, name, new SlsCollectionPolicyDocument(uid, body.GetRawText()));
        return SlsAnswer.Empty();
    }
}
