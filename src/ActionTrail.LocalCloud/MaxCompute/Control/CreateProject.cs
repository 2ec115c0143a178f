using System.Text.Json.Nodes;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.MaxCompute.Control;

/// <summary>Creates a project.</summary>
internal sealed class CreateProject : ControlOperation
{
    private static readonly string[] s_typeSystems = ["1", "2", "hive"];

    /// <inheritdoc/>
    public override ApiRoute Route { get; } = new("POST", "projects");

    /// <inheritdoc/>
    protected override IEnumerable<AccessDemand> Demands(ControlCall call) =>
        [MaxComputeAccess.OnNewProject(call, "CreateProject", call.Body().Text("name") is { } name && MaxComputeProjectName.TryParse(name, out _) ? name : "*")];

    /// <inheritdoc/>
    protected override JsonNode? Execute(ControlCall call)
    {
        JsonObject body = call.Body();
        string name = NameOf(body);
        if (MaxComputeProjects.Find(call.Cloud, null, name) is not null)
        {
            // Unconfirmed: code and status for a name that is taken.
            throw new CloudError(409, "OBJECT_ALREADY_EXIST", $"ODPS-0420121: Project already exists - '{name}'.");
        }

        JsonObject properties = body.Child("properties") ?? [];
        string typeSystem = properties.Text("typeSystem") ?? "2";
        if (!s_typeSystems.Contains(typeSystem, StringComparer.Ordinal))
        {
            throw new CloudError(400, "InvalidParameter", $"typeSystem '{typeSystem}' is none of {string.Join(", ", s_typeSystems)}.");
        }

        string quota = body.Text("defaultQuota") is { Length: > 0 } asked ? asked : QuotaJson.PayAsYouGo;
        if (quota != QuotaJson.PayAsYouGo)
        {
            throw new CloudError(400, "QUOTA_UNKNOWN_NICKNAME", $"Quota nickname '{quota}' is unknown.");
        }

        call.Refer("ACS::MaxCompute::Project", name);
        call.RecordedParameters["name"] = name;
        MaxComputeProjects.Put(call.Cloud, new MaxComputeProjectDocument
        {
            Id = call.Cloud.Ids.LowerText(16),
            Name = name,
            AccountId = call.Caller.AccountId,
            Region = call.Region,
            CreatedAt = call.Now,
            Comment = body.Text("comment") ?? "",
            DefaultQuota = quota,
            TypeSystem = typeSystem,
            IsEncrypted = properties.Child("encryption")?.Flag("enable") ?? false,
            Properties = properties.ToJsonString(),
        });
        return name;
    }

    private static string NameOf(JsonObject body)
    {
        try
        {
            return MaxComputeProjectName.Parse(body.Text("name") ?? throw new CloudError(400, "MissingParameter", "name is mandatory for this action.")).Value;
        }
        catch (InvalidNameException invalid)
        {
            throw new CloudError(400, "InvalidParameter", $"ODPS-0420061: Invalid parameter - {invalid.Message}");
        }
    }
}
