using System.Text.Json;
using System.Text.Json.Nodes;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Policies;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.MaxCompute.Control;

/// <summary>Checks what a body wants a role to be able to do.</summary>
internal static class RoleGrant
{
    /// <summary>The role with the policy or lists of a body.</summary>
    /// <exception cref="CloudError">The policy is none, or a role of type admin asks for the use of data by lists.</exception>
    public static MaxComputeRoleDocument Apply(MaxComputeRoleDocument role, JsonObject body)
    {
        string policy = body["policy"] is JsonObject document ? document.ToJsonString() : body.Text("policy") ?? "";
        JsonObject? acl = body.Child("acl");
        if (policy.Length > 0)
        {
            Check(policy);
        }

        return acl is not null && role.Type == "admin"
            ? throw new CloudError(400, "InvalidParameter", "A role of type admin takes a policy; acl is for roles of type resource.")
            : role with { Policy = policy, Acl = policy.Length > 0 || acl is null ? "" : acl.ToJsonString() };
    }

    private static void Check(string policy)
    {
        try
        {
            _ = PolicyDocument.Parse(RoleStatements.InRamForm(policy)?.ToJsonString() ?? "null", PolicyKind.Identity);
        }
        catch (Exception malformed) when (malformed is PolicySyntaxException or JsonException)
        {
            throw new CloudError(400, "InvalidParameter", $"The policy is malformed: {malformed.Message}");
        }
    }
}
