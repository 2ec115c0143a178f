using System.Globalization;
using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>The queries that the caller's account keeps, newest change first.</summary>
internal sealed class DescribeAdvancedQueryTemplate : TrailOperation
{
    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        int number = (int)call.Parameters.Integer("PageNumber", 1, int.MaxValue, 1);
        int size = (int)call.Parameters.Integer("PageSize", 1, 100, 20);
        string name = call.Parameters.Optional("TemplateName", "");
        QueryTemplateDocument[] found =
        [
            .. call.Cloud.Documents.List<QueryTemplateDocument>(call.Caller.AccountId).Select(static pair => pair.Value)
                .Where(template => template.TemplateName.Contains(name, StringComparison.OrdinalIgnoreCase))
                .OrderByDescending(static template => template.UpdatedAt).ThenBy(static template => template.TemplateId, StringComparer.Ordinal),
        ];
        return new JsonObject
        {
            ["TemplatePage"] = new JsonObject
            {
                ["PageNumber"] = number.ToString(CultureInfo.InvariantCulture),
                ["PageSize"] = size.ToString(CultureInfo.InvariantCulture),
                ["Total"] = (long)found.Length,
                ["TemplateList"] = new JsonArray([.. found.Chunk(size).ElementAtOrDefault(number - 1)?.Select(static template => (JsonNode)QueryTemplates.Render(template)) ?? []]),
            },
        };
    }
}
