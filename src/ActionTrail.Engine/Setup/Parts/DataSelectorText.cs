using System.Text.Json;
using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Setup;
using ActionTrail.Core.Trails;

namespace ActionTrail.Engine.Setup.Parts;

/// <summary>Selectors of data events as setup files write them and as ActionTrail does.</summary>
internal static class DataSelectorText
{
    private const string Is = "Equals";
    private const string IsNot = "NotEquals";

    /// <summary>The selection of a trail.</summary>
    public static SetupDataEvents Read(DataEventSelection selection)
    {
        using var json = JsonDocument.Parse(selection.EventSelectors.Length == 0 ? "[]" : selection.EventSelectors);
        RegionId[] regions = [.. selection.ProjectArns.Where(static arn => arn.Length > 0).Select(static arn => RegionId.Parse(arn.Split(':')[2]))];
        return new SetupDataEvents(
            selection.IsTrailAllRegion || regions.Length == 0 ? TrailRegionSelection.All : TrailRegionSelection.Of(regions),
            [.. json.RootElement.EnumerateArray().Select(Read)]);
    }

    /// <summary>The selection as ActionTrail takes it.</summary>
    public static DataEventSelection Wire(string trail, SetupDataEvents data) => new()
    {
        TrailName = trail,
        EventSelectors = new JsonArray([.. data.Selectors.Select(Wire)]).ToJsonString(),
        IsTrailAllRegion = data.Regions.IsAll,
        RegionIds = [.. data.Regions.Regions],
    };

    /// <summary>The selection as plans show it.</summary>
    public static string Describe(SetupDataEvents data) => data.Selectors.Count == 0
        ? SetupSteps.None
        : $"{string.Join("; ", data.Selectors.Select(Describe).Order(StringComparer.Ordinal))}; regions {string.Join(", ", data.Regions.IsAll ? ["all"] : data.Regions.Regions.Order(StringComparer.Ordinal))}";

    private static string Describe(SetupDataSelector selector)
    {
        IEnumerable<string> parts =
        [
            $"{selector.Service} {selector.Events.ToString().ToLowerInvariant()}",
            .. List("names", selector.Names), .. List("except", selector.ExceptNames), .. List("resources", selector.Resources), .. List("except resources", selector.ExceptResources),
        ];
        return string.Join(' ', parts);

        static IEnumerable<string> List(string name, IReadOnlyList<string> values) => values.Count == 0 ? [] : [$"{name} {string.Join(',', values.Order(StringComparer.Ordinal))}"];
    }

    private static SetupDataSelector Read(JsonElement item) => new()
    {
        Service = item.GetProperty("ServiceName").GetString() ?? "",
        Events = item.TryGetProperty("ReadWriteType", out JsonElement type) && EventRwText.TryParse(type.GetString(), out EventRw events) ? events : EventRw.All,
        Names = Values(item, "EventName", Is),
        ExceptNames = Values(item, "EventName", IsNot),
        Resources = Values(item, "ResourceArn", Is),
        ExceptResources = Values(item, "ResourceArn", IsNot),
    };

    private static IReadOnlyList<string> Values(JsonElement item, string field, string rule) =>
        item.TryGetProperty(field, out JsonElement selection) && selection.TryGetProperty(rule, out JsonElement values)
            ? [.. values.EnumerateArray().Select(static value => value.GetString() ?? "")]
            : [];

    private static JsonNode Wire(SetupDataSelector selector)
    {
        var node = new JsonObject { ["ServiceName"] = selector.Service, ["ReadWriteType"] = selector.Events.ToString() };
        Add("EventName", selector.Names, selector.ExceptNames);
        Add("ResourceArn", selector.Resources, selector.ExceptResources);
        return node;

        void Add(string field, IReadOnlyList<string> only, IReadOnlyList<string> except)
        {
            if (only.Count + except.Count > 0)
            {
                node[field] = new JsonObject { [only.Count > 0 ? Is : IsNot] = new JsonArray([.. (only.Count > 0 ? only : except).Select(static value => (JsonNode)value)]) };
            }
        }
    }
}
