using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>The trails that the caller sees in the region that is called; unknown names are simply not in the answer.</summary>
internal sealed class DescribeTrails : TrailOperation
{
    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        HashSet<string>? names = Names(call);
        bool withShadows = call.Parameters.Boolean("IncludeShadowTrails", otherwise: false);
        IEnumerable<TrailDocument> trails = TrailCatalog.Of(call.Cloud, call.Caller.AccountId);
        if (call.Parameters.Boolean("IncludeOrganizationTrail", otherwise: false)
            && VisibleTrails.OfOrganization(call.Cloud, call.Caller.AccountId) is { } organization)
        {
            trails = trails.Append(organization);
        }

        JsonNode[] items =
        [
            .. trails.Where(trail => names?.Contains(trail.Name) != false)
                .Where(trail => trail.HomeRegion == call.Region || (withShadows && IsVisibleIn(trail, call.Region)))
                .Select(trail => IsOld(call) ? TrailJson.AsOld(TrailJson.Item(trail, call.Region), trail) : TrailJson.Item(trail, call.Region)),
        ];
        return new JsonObject { ["TrailList"] = new JsonArray(items) };
    }

    private static HashSet<string>? Names(PopCall call)
    {
        if (call.Parameters.Optional("NameList") is not { } list)
        {
            return null;
        }

        string[] names = list.Split(',', StringSplitOptions.TrimEntries);
        return Array.Find(names, static name => name.Length == 0 || !name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')) is { } broken
            ? throw TrailErrors.InvalidName($"'{broken}' in NameList holds something else than letters, digits, dashes and underscores.")
            : [.. names];
    }
}
