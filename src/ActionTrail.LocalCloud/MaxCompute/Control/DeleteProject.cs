using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.MaxCompute.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Control;

/// <summary>Deletes a project with everything in it, at once.</summary>
// Unconfirmed: in the cloud a deleted project can be restored for some days; here it cannot.
internal sealed class DeleteProject : ControlOperation
{
    /// <inheritdoc/>
    public override ApiRoute Route { get; } = new("DELETE", "projects/{project}");

    /// <inheritdoc/>
    protected override IEnumerable<AccessDemand> Demands(ControlCall call) => [MaxComputeAccess.On(call, call.Project, Facts.Name)];

    /// <inheritdoc/>
    protected override JsonNode? Execute(ControlCall call)
    {
        MaxComputeProjectDocument project = call.Project;
        MaxComputeProjects.Remove(call.Cloud, project);
        MaxComputeRoles.RemoveAll(call.Cloud, project);
        var store = MaxComputeStore.Of(call.Cloud);
        return store.Write(() =>
        {
            store.Tables.DropAll(project.Id);
            return project.Name;
        });
    }
}
