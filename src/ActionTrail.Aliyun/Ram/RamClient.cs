using System.Runtime.CompilerServices;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Pop;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Arns;

namespace ActionTrail.Aliyun.Ram;

/// <summary>RAM 2015-05-01: roles, and policies on them. Users and their keys are <see cref="RamUserClient"/>, policies <see cref="RamPolicyClient"/>.</summary>
/// <param name="connection">Identity, region and transport.</param>
public sealed class RamClient(CloudConnection connection)
{
    private readonly PopClient _client = RamCalls.Connect(connection);

    /// <summary>Policies of the account.</summary>
    public RamPolicyClient Policies { get; } = new(connection);

    /// <summary>Users of the account and their access keys.</summary>
    public RamUserClient Users { get; } = new(connection);

    /// <summary>Makes a role.</summary>
    /// <param name="role">The role to make.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The role.</returns>
    public async Task<RamRole> CreateRoleAsync(NewRole role, CancellationToken cancellationToken)
    {
        PopArguments arguments = new()
        {
            { "RoleName", role.Name.Value },
            { "AssumeRolePolicyDocument", role.TrustPolicy },
            { "Description", role.Description },
            { "MaxSessionDuration", (long?)role.MaxSessionDuration?.TotalSeconds },
        };
        return Role((await _client.CallAsync("CreateRole", arguments, cancellationToken).ConfigureAwait(false)).Child("Role"));
    }

    /// <summary>Reads a role with its trust policy.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The role.</returns>
    public async Task<RamRole> GetRoleAsync(RoleName name, CancellationToken cancellationToken) =>
        Role((await _client.CallAsync("GetRole", new() { { "RoleName", name.Value } }, cancellationToken).ConfigureAwait(false)).Child("Role"));

    /// <summary>Changes a role.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="change">What to change.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The role as it is now.</returns>
    public async Task<RamRole> UpdateRoleAsync(RoleName name, RoleChange change, CancellationToken cancellationToken)
    {
        PopArguments arguments = new()
        {
            { "RoleName", name.Value },
            { "NewAssumeRolePolicyDocument", change.TrustPolicy },
            { "NewDescription", change.Description },
            { "NewMaxSessionDuration", (long?)change.MaxSessionDuration?.TotalSeconds },
        };
        return Role((await _client.CallAsync("UpdateRole", arguments, cancellationToken).ConfigureAwait(false)).Child("Role"));
    }

    /// <summary>Removes a role that no policy is attached to.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Nothing.</returns>
    public Task DeleteRoleAsync(RoleName name, CancellationToken cancellationToken) =>
        _client.CallAsync("DeleteRole", new() { { "RoleName", name.Value } }, cancellationToken);

    /// <summary>Lists the roles of the account; their trust policies are left out.</summary>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The roles, a page at a time.</returns>
    public async IAsyncEnumerable<RamRole> ListRolesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (PopAnswer role in RamCalls.PagesAsync(_client, "ListRoles", [], ("Roles", "Role"), cancellationToken).ConfigureAwait(false))
        {
            yield return Role(role);
        }
    }

    /// <summary>Attaches a policy to a role.</summary>
    /// <param name="name">The role.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Nothing.</returns>
    public Task AttachPolicyAsync(RoleName name, PolicyId policy, CancellationToken cancellationToken) =>
        _client.CallAsync("AttachPolicyToRole", RamCalls.Attachment(policy, "RoleName", name.Value), cancellationToken);

    /// <summary>Takes a policy from a role.</summary>
    /// <param name="name">The role.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Nothing.</returns>
    public Task DetachPolicyAsync(RoleName name, PolicyId policy, CancellationToken cancellationToken) =>
        _client.CallAsync("DetachPolicyFromRole", RamCalls.Attachment(policy, "RoleName", name.Value), cancellationToken);

    /// <summary>Lists the policies attached to a role.</summary>
    /// <param name="name">The role.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The policies.</returns>
    public async Task<IReadOnlyList<AttachedPolicy>> ListPoliciesAsync(RoleName name, CancellationToken cancellationToken) =>
        RamCalls.Attached(await _client.CallAsync("ListPoliciesForRole", new() { { "RoleName", name.Value } }, cancellationToken).ConfigureAwait(false));

    private static RamRole Role(PopAnswer role) => new(
        role.Text("RoleId"),
        RoleName.Parse(role.Text("RoleName")),
        RoleArn.Parse(role.Text("Arn")),
        role.TextOrNull("Description") ?? "",
        role.TextOrNull("AssumeRolePolicyDocument"),
        TimeSpan.FromSeconds(role.Integer("MaxSessionDuration", 3600)),
        role.Time("CreateDate"),
        role.TimeOrNull("UpdateDate"));
}
