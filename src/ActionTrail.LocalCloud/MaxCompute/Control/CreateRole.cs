using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.MaxCompute.Control;

/// <summary>Creates a role of a project.</summary>
internal sealed class CreateRole : RoleOperation
{
    private const int LongestName = 64;

    /// <inheritdoc/>
    public override ApiRoute Route { get; } = new("POST", "projects/{project}/roles");

    /// <inheritdoc/>
    protected override JsonNode? Execute(ControlCall call)
    {
        JsonObject body = call.Body();
        string name = body.Text("name") ?? throw new CloudError(400, "MissingParameter", "name is mandatory for this action.");
        if (name.Length is 0 or > LongestName || !char.IsAsciiLetter(name[0]) || !name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        {
            throw new CloudError(400, "InvalidParameter", $"Role name '{name}' is none: 1 to {LongestName} letters, digits and _, starting with a letter, are allowed.");
        }

        string type = body.Text("type") ?? "resource";
        if (type is not ("resource" or "admin"))
        {
            throw new CloudError(400, "InvalidParameter", $"Role type '{type}' is neither resource nor admin.");
        }

        if (MaxComputeRoles.Find(call.Cloud, call.Project, name) is not null)
        {
            throw new CloudError(409, "OBJECT_ALREADY_EXIST", $"Role '{name}' exists already in project {call.Project.Name}.");
        }

        MaxComputeRoles.Put(call.Cloud, call.Project, RoleGrant.Apply(new MaxComputeRoleDocument { Name = name, Type = type }, body));
        return "success";
    }
}
