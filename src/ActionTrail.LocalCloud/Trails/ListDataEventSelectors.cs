using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>The data event selectors of the caller's trails in the region that is called, by token.</summary>
internal sealed class ListDataEventSelectors : TrailOperation
{
    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        (TrailDocument Trail, DataEventSelectorDocument Selector)[] all =
        [
            .. call.Cloud.Documents.List<DataEventSelectorDocument>(call.Caller.AccountId)
                .Select(pair => (Trail: TrailCatalog.Find(call.Cloud, call.Caller.AccountId, pair.Key), Selector: pair.Value))
                .Where(item => item.Trail?.HomeRegion == call.Region)
                .Select(static item => (item.Trail!, item.Selector)),
        ];
        return new JsonObject
        {
            ["Data"] = TokenPage.Read(call).Answer("DataEventSelectorInfos", all, static item => item.Trail.Name, item => new JsonObject
            {
                ["TrailName"] = item.Trail.Name,
                ["TrailArn"] = item.Trail.Arn,
                ["EventSelectors"] = item.Selector.EventSelectors,
                ["IsTrailAllRegion"] = item.Selector.IsTrailAllRegion,
                ["SlsDeliveryConfigs"] = DataEventDelivery.Configs(call.Cloud, item.Trail, item.Selector),
            }),
        };
    }
}
