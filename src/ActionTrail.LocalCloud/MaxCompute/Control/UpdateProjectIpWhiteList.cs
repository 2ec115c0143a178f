using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.MaxCompute.Control;

/// <summary>Changes the addresses that may reach a project.</summary>
internal sealed class UpdateProjectIpWhiteList : ControlOperation
{
    /// <inheritdoc/>
    public override ApiRoute Route { get; } = new("PUT", "projects/{project}/ipWhiteList");

    /// <inheritdoc/>
    protected override IEnumerable<AccessDemand> Demands(ControlCall call) => [MaxComputeAccess.On(call, call.Project, Facts.Name)];

    /// <inheritdoc/>
    protected override JsonNode? Execute(ControlCall call)
    {
        string list = (call.Body().Child("ipWhiteList") ?? call.Body()).Text("ipList") ?? "";
        MaxComputeProjects.Put(call.Cloud, call.Project with { AllowedAddresses = [.. list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)] });
        return call.Project.Name;
    }
}
