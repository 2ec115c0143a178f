using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>Parameters of the control policy operations.</summary>
// Unconfirmed: the codes for control policies that exist already, do not exist, are attached or are too many; formed as those of RAM policies are.
internal static class ControlPolicyInput
{
    /// <summary>The policy that <c>PolicyId</c> names.</summary>
    public static ControlPolicyDocument Policy(PopCall call, DirectoryTree tree)
    {
        string id = DirectoryInput.Required(call, "PolicyId");
        return ControlPolicies.Find(call.Cloud, tree.Directory, id)
            ?? throw new CloudError(404, "EntityNotExists.ControlPolicy", $"The control policy '{id}' does not exist.");
    }

    /// <summary>The custom policy that <c>PolicyId</c> names.</summary>
    public static ControlPolicyDocument CustomPolicy(PopCall call, DirectoryTree tree)
    {
        ControlPolicyDocument policy = Policy(call, tree);

        // Unconfirmed: the code for a change of the system policy.
        return policy.PolicyId != ControlPolicies.FullAccess
            ? policy
            : throw new CloudError(409, "NotSupport.SystemPolicy", $"{ControlPolicies.FullAccess} is a system policy and cannot be changed.");
    }

    /// <summary>The folder or member that <c>TargetId</c> names.</summary>
    public static string Target(PopCall call, DirectoryTree tree)
    {
        string id = DirectoryInput.Required(call, "TargetId");
        return tree.FindFolder(id) is not null || tree.FindMember(id) is not null
            ? id
            : throw new CloudError(404, "EntityNotExists.Target", $"'{id}' is neither a folder nor a member of the resource directory.");
    }

    /// <summary>Requires a name of 1 to 128 letters, digits and dashes that no other policy has.</summary>
    public static void DemandName(PopCall call, DirectoryTree tree, string name, string? exceptPolicyId)
    {
        if (name.Length > 128 || !name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            throw DirectoryErrors.Invalid("PolicyName", $"The policy name '{name}' may hold at most 128 letters, digits and dashes.");
        }

        if (ControlPolicies.All(call.Cloud, tree.Directory).Any(other => other.PolicyId != exceptPolicyId && other.Name == name))
        {
            throw new CloudError(409, "EntityAlreadyExists.ControlPolicy", $"A control policy named '{name}' exists already.");
        }
    }
}
