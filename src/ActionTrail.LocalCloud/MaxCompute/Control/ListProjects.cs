using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.MaxCompute.Control;

/// <summary>Lists the account's projects in a region, by name.</summary>
internal sealed class ListProjects : ControlOperation
{
    /// <inheritdoc/>
    public override ApiRoute Route { get; } = new("GET", "projects");

    /// <inheritdoc/>
    protected override IEnumerable<AccessDemand> Demands(ControlCall call) => [MaxComputeAccess.OnAllProjects(call, Facts.Name)];

    /// <inheritdoc/>
    protected override JsonNode? Execute(ControlCall call) => ControlPage.Of(
        call,
        "projects",
        MaxComputeProjects.List(call.Cloud, call.Caller.AccountId, call.Region).Select(static project => (project.Name, project)).OrderBy(static pair => pair.Name, StringComparer.Ordinal),
        ProjectJson.Of);
}
