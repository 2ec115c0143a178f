using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.MaxCompute.Control;

/// <summary>Describes a project.</summary>
internal sealed class GetProject : ControlOperation
{
    /// <inheritdoc/>
    public override ApiRoute Route { get; } = new("GET", "projects/{project}");

    /// <inheritdoc/>
    protected override IEnumerable<AccessDemand> Demands(ControlCall call) => [MaxComputeAccess.On(call, call.Project, Facts.Name)];

    /// <inheritdoc/>
    protected override JsonNode? Execute(ControlCall call) => ProjectJson.Of(call.Project);
}
