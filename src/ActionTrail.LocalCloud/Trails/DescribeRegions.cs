using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>The regions in which ActionTrail runs.</summary>
internal sealed class DescribeRegions : TrailOperation
{
    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        bool inChinese = call.Parameters.Optional("AcceptLanguage", "en-US") == "zh-CN";
        return new JsonObject { ["Regions"] = new JsonObject { ["Region"] = new JsonArray([.. TrailRegions.All.Select(Render)]) } };

        JsonNode Render(TrailRegion region)
        {
            var json = new JsonObject { ["RegionId"] = region.Id };
            if (!IsOld(call))
            {
                json["RegionEndpoint"] = region.Endpoint;
                json["LocalName"] = inChinese ? region.ChineseName : region.EnglishName;
            }

            return json;
        }
    }
}
