using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Creates a consumer group.</summary>
internal sealed class CreateConsumerGroup() : SlsOperation("CreateConsumerGroup", SlsAccess.Write, new SlsRoute("POST", "/logstores/{logstore}/consumergroups"))
{
    private const int MostGroups = 30;

    /// <inheritdoc/>
    protected override string Resource(SlsCall call) => ConsumerGroups.Resource(call, call.BodyText("consumerGroup") ?? "");

    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        call.RequireLogstore();
        string name = call.BodyText("consumerGroup") ?? "";
        if (name.Length is < 2 or > 128 || !name.All(static one => char.IsLetterOrDigit(one) || one is '-' or '_'))
        {
            throw SlsErrors.ParameterInvalid($"consumerGroup '{name}' must have 2 to 128 letters, digits, dashes or underscores.");
        }

        if (call.Cloud.Documents.Find<SlsConsumerGroupDocument>("", ConsumerGroups.Key(call, name)) is not null)
        {
            throw new CloudError(400, "ConsumerGroupAlreadyExist", $"consumer group {name} already exists");
        }

        if (call.Cloud.Documents.List<SlsConsumerGroupDocument>("", ConsumerGroups.Key(call, "")).Count >= MostGroups)
        {
            throw new CloudError(400, "ConsumerGroupQuotaExceed", $"a logstore has at most {MostGroups} consumer groups");
        }

        call.Cloud.Documents.Put("", ConsumerGroups.Key(call, name), new SlsConsumerGroupDocument
        {
            Name = name,
            Timeout = ConsumerGroups.Timeout(call) ?? throw SlsErrors.ParameterInvalid("timeout is required."),
            Order = call.BodyFlag("order") ?? false,
        });
        return SlsAnswer.Empty();
    }
}
