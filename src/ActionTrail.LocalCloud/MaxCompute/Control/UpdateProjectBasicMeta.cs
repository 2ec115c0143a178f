using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.MaxCompute.Control;

/// <summary>Changes comment and properties of a project; what the body leaves out stays.</summary>
internal sealed class UpdateProjectBasicMeta : ControlOperation
{
    /// <inheritdoc/>
    public override ApiRoute Route { get; } = new("PUT", "projects/{project}/meta");

    /// <inheritdoc/>
    protected override IEnumerable<AccessDemand> Demands(ControlCall call) => [MaxComputeAccess.On(call, call.Project, Facts.Name)];

    /// <inheritdoc/>
    protected override JsonNode? Execute(ControlCall call)
    {
        JsonObject body = call.Body();
        MaxComputeProjectDocument project = call.Project;
        var properties = (JsonObject)JsonNode.Parse(project.Properties)!;
        foreach ((string name, JsonNode? value) in body.Child("properties") ?? [])
        {
            properties[name] = value?.DeepClone();
        }

        MaxComputeProjects.Put(call.Cloud, project with { Comment = body.Text("comment") ?? project.Comment, Properties = properties.ToJsonString() });
        return project.Name;
    }
}
