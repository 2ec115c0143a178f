using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Trails;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Regions with Log Service: in the local cloud those of ActionTrail.</summary>
internal sealed class DescribeRegions() : SlsAccountOperation("DescribeRegions", SlsAccess.Read, new SlsRoute("GET", "/regions"))
{
    /// <inheritdoc/>
    protected override string Resource(SlsCall call) => "*";

    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        bool chinese = call.Query.GetValueOrDefault("language", "") == "zh";
        return SlsAnswer.Json(new JsonObject
        {
            ["regions"] = new JsonArray([.. TrailRegions.All.Select(region => new JsonObject
            {
                ["region"] = region.Id,
                ["localName"] = chinese ? region.ChineseName : region.EnglishName,
                ["internetEndpoint"] = $"{region.Id}.log.aliyuncs.com",
                ["intranetEndpoint"] = $"{region.Id}-intranet.log.aliyuncs.com",
                ["dataRedundancyType"] = new JsonArray("LRS", "ZRS"),
            })]),
        });
    }
}
