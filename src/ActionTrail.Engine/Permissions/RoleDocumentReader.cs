using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Ram;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Policies;

namespace ActionTrail.Engine.Permissions;

/// <summary>Reads the documents of a role through RAM.</summary>
/// <param name="connection">An identity of the account that owns the role; needs ram:GetRole, ram:ListPoliciesForRole, ram:GetPolicy.</param>
public sealed class RoleDocumentReader(CloudConnection connection)
{
    private readonly RamClient _ram = new(connection);
    private readonly RamPolicyClient _policies = new(connection);

    /// <summary>Reads a role.</summary>
    /// <param name="name">Role name.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Its documents; null when there is no such role.</returns>
    /// <exception cref="ApiException">RAM refused a call.</exception>
    /// <exception cref="PolicySyntaxException">A policy is of a form that this version does not know.</exception>
    public async Task<RoleDocuments?> FindAsync(RoleName name, CancellationToken cancellationToken)
    {
        RamRole role;
        try
        {
            role = await _ram.GetRoleAsync(name, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException missing) when (missing.Kind == ApiErrorKind.NotFound)
        {
            return null;
        }

        string trust = role.TrustPolicy ?? throw new ApiException("Ram.GetRole", 200, "MalformedAnswer", $"Role '{name}' came without its trust policy.", "");
        PolicyId[] attached = [.. (await _ram.ListPoliciesAsync(name, cancellationToken).ConfigureAwait(false)).Select(static each => each.Id)];
        var documents = new List<NamedPolicy>(attached.Length);
        foreach (PolicyId policy in attached)
        {
            string text = (await _policies.GetAsync(policy, cancellationToken).ConfigureAwait(false)).Document
                ?? throw new ApiException("Ram.GetPolicy", 200, "MalformedAnswer", $"Policy '{policy.Name}' came without the version that is in force.", "");
            documents.Add(new NamedPolicy(policy.Name, PolicyDocument.Parse(text, PolicyKind.Identity)));
        }

        return new RoleDocuments(role, TrustPolicy.Parse(trust), attached, documents);
    }
}
