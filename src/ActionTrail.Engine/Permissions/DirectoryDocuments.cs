using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.ResourceDirectory;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Policies;

namespace ActionTrail.Engine.Permissions;

/// <summary>Reads what a resource directory says about an account: whether it is in it, and which control policies bind it. One look: what was read is kept.</summary>
/// <param name="management">An identity of the management account; nobody else may read control policies.</param>
public sealed class DirectoryDocuments(CloudConnection management)
{
    private const string Enabled = "Enabled";
    private readonly ResourceDirectoryClient _directory = new(management);
    private readonly ControlPolicyClient _controls = new(management);
    private readonly Dictionary<string, NamedPolicy> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<AccountId, IReadOnlyList<ControlLevel>> _levels = [];

    /// <summary>Whether control policies bind anybody in the directory that an account belongs to. Members may ask this too.</summary>
    /// <param name="anybody">An identity of the management account or of a member.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>False when there is no directory, or it does not enforce them.</returns>
    /// <exception cref="Core.Errors.ApiException">The directory refused.</exception>
    public static async Task<bool> AreEnforcedAsync(CloudConnection anybody, CancellationToken cancellationToken) =>
        await new ResourceDirectoryClient(anybody).FindAsync(cancellationToken).ConfigureAwait(false) is { ControlPolicyStatus: Enabled };

    /// <summary>Whether an account manages the directory or is a member of it.</summary>
    /// <param name="account">The account.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <returns>True when it does; false also when there is no directory.</returns>
    /// <exception cref="Core.Errors.ApiException">The directory refused.</exception>
    public async Task<bool> ContainsAsync(AccountId account, CancellationToken cancellationToken) =>
        await _directory.FindAsync(cancellationToken).ConfigureAwait(false) is { } found
        && (found.ManagementAccountId == account.Value || await IsMemberAsync(account, cancellationToken).ConfigureAwait(false));

    /// <summary>The control policies that bind what an account owns, from the member itself up to Root.</summary>
    /// <param name="account">The account.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <returns>The levels; empty when none bind it: it is no member, or the directory does not enforce control policies.</returns>
    /// <exception cref="Core.Errors.ApiException">The directory refused.</exception>
    public async Task<IReadOnlyList<ControlLevel>> LevelsAsync(AccountId account, CancellationToken cancellationToken) =>
        _levels.TryGetValue(account, out IReadOnlyList<ControlLevel>? known) ? known
            : _levels[account] = await ReadLevelsAsync(account, cancellationToken).ConfigureAwait(false);

    private async Task<IReadOnlyList<ControlLevel>> ReadLevelsAsync(AccountId account, CancellationToken cancellationToken)
    {
        if (!await AreEnforcedAsync(management, cancellationToken).ConfigureAwait(false) || !await IsMemberAsync(account, cancellationToken).ConfigureAwait(false))
        {
            return [];
        }

        var levels = new List<ControlLevel> { await LevelAsync(account.Value, $"member {account}", cancellationToken).ConfigureAwait(false) };
        foreach (Folder folder in (await _directory.ListAncestorsAsync(account.Value, cancellationToken).ConfigureAwait(false)).Reverse())
        {
            levels.Add(await LevelAsync(folder.FolderId, $"folder {folder.FolderName} ({folder.FolderId})", cancellationToken).ConfigureAwait(false));
        }

        return levels;
    }

    private async Task<bool> IsMemberAsync(AccountId account, CancellationToken cancellationToken)
    {
        await foreach (Member member in _directory.ListMembersAsync(cancellationToken).ConfigureAwait(false))
        {
            if (member.AccountId == account.Value)
            {
                return true;
            }
        }

        return false;
    }

    private async Task<ControlLevel> LevelAsync(string target, string node, CancellationToken cancellationToken)
    {
        var policies = new List<NamedPolicy>();
        foreach (ControlPolicy attached in await _controls.ListAttachedAsync(target, cancellationToken).ConfigureAwait(false))
        {
            policies.Add(await TextAsync(attached.PolicyId, cancellationToken).ConfigureAwait(false));
        }

        return new ControlLevel(node, policies);
    }

    private async Task<NamedPolicy> TextAsync(string policyId, CancellationToken cancellationToken)
    {
        if (!_texts.TryGetValue(policyId, out NamedPolicy? known))
        {
            ControlPolicy policy = await _controls.GetAsync(policyId, cancellationToken).ConfigureAwait(false);
            known = new NamedPolicy(policy.PolicyName, PolicyDocument.Parse(policy.PolicyDocument, PolicyKind.Control));
            _texts.Add(policyId, known);
        }

        return known;
    }
}
