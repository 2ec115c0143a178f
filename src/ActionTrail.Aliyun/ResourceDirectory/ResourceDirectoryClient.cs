using System.Runtime.CompilerServices;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Pop;
using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.ResourceDirectory;

/// <summary>Resource Directory 2022-04-19: the directory itself, its folders and its members.</summary>
/// <param name="connection">Identity, region and transport.</param>
public sealed class ResourceDirectoryClient(CloudConnection connection)
{
    private readonly PopClient _client = DirectoryService.Client(connection);
    private readonly DirectoryPages _pages = new(DirectoryService.Client(connection));

    /// <summary>Invitations and their answers.</summary>
    public HandshakeClient Handshakes { get; } = new(connection);

    /// <summary>Trusted services and the members that administer them.</summary>
    public DelegationClient Delegation { get; } = new(connection);

    /// <summary>Control policies.</summary>
    public ControlPolicyClient ControlPolicies { get; } = new(connection);

    /// <summary>Makes the caller's account the management account of a new directory.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The directory.</returns>
    /// <exception cref="ApiException"><c>EntityAlreadyExists.ResourceDirectory</c> and others.</exception>
    public async Task<ResourceDirectoryInfo> EnableAsync(CancellationToken cancellationToken)
    {
        PopAnswer answer = await _client.CallAsync("EnableResourceDirectory", new PopArguments { { "EnableMode", "CurrentAccount" } }, cancellationToken).ConfigureAwait(false);
        return ResourceDirectoryInfo.Read(answer.Child("ResourceDirectory"));
    }

    /// <summary>The directory that the caller's account manages or is a member of.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The directory, or null when there is none.</returns>
    public async Task<ResourceDirectoryInfo?> FindAsync(CancellationToken cancellationToken)
    {
        try
        {
            PopAnswer answer = await _client.CallAsync("GetResourceDirectory", [], cancellationToken).ConfigureAwait(false);
            return ResourceDirectoryInfo.Read(answer.Child("ResourceDirectory"));
        }
        catch (ApiException error) when (error.Code == "ResourceDirectoryNotInUse")
        {
            return null;
        }
    }

    /// <summary>Takes the directory apart; it must be empty.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task.</returns>
    /// <exception cref="ApiException"><c>DeleteConflict.ResourceDirectory.Account</c> and others.</exception>
    public Task DestroyAsync(CancellationToken cancellationToken) => _client.CallAsync("DestroyResourceDirectory", [], cancellationToken);

    /// <summary>Creates a folder.</summary>
    /// <param name="name">1 to 24 letters, digits, <c>_ . -</c>, Chinese; unique among its siblings.</param>
    /// <param name="parentFolderId">Folder to create it in; null for Root.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The folder.</returns>
    /// <exception cref="ApiException"><c>InvalidParameter.Folder.Name.AlreadyUsed</c>, <c>LimitExceeded.Folder.Depth</c> and others.</exception>
    public async Task<Folder> CreateFolderAsync(string name, string? parentFolderId, CancellationToken cancellationToken) =>
        await FolderAsync("CreateFolder", new PopArguments { { "FolderName", name }, { "ParentFolderId", parentFolderId } }, cancellationToken).ConfigureAwait(false);

    /// <summary>Reads a folder with its path.</summary>
    /// <param name="folderId">Its id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The folder.</returns>
    /// <exception cref="ApiException"><c>EntityNotExists.Folder</c> and others.</exception>
    public Task<Folder> GetFolderAsync(string folderId, CancellationToken cancellationToken) =>
        FolderAsync("GetFolder", new PopArguments { { "FolderId", folderId } }, cancellationToken);

    /// <summary>Renames a folder.</summary>
    /// <param name="folderId">Its id.</param>
    /// <param name="newName">Its new name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The folder.</returns>
    /// <exception cref="ApiException"><c>EntityNotExists.Folder</c> and others.</exception>
    public Task<Folder> RenameFolderAsync(string folderId, string newName, CancellationToken cancellationToken) =>
        FolderAsync("UpdateFolder", new PopArguments { { "FolderId", folderId }, { "NewFolderName", newName } }, cancellationToken);

    /// <summary>Deletes an empty folder.</summary>
    /// <param name="folderId">Its id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task.</returns>
    /// <exception cref="ApiException"><c>DeleteConflict.Folder.Account</c> and others.</exception>
    public Task DeleteFolderAsync(string folderId, CancellationToken cancellationToken) =>
        _client.CallAsync("DeleteFolder", new PopArguments { { "FolderId", folderId } }, cancellationToken);

    /// <summary>The folders directly in a folder.</summary>
    /// <param name="parentFolderId">Folder; null for Root.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The folders, page by page.</returns>
    public async IAsyncEnumerable<Folder> ListFoldersAsync(string? parentFolderId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var arguments = new PopArguments { { "ParentFolderId", parentFolderId } };
        await foreach (PopAnswer folder in _pages.ReadAsync("ListFoldersForParent", arguments, ("Folders", "Folder"), cancellationToken).ConfigureAwait(false))
        {
            yield return Folder.Read(folder) with { ParentFolderId = parentFolderId ?? "" };
        }
    }

    /// <summary>The folders from Root down to a folder or member, which is itself left out.</summary>
    /// <param name="childId">Folder or account id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The folders.</returns>
    /// <exception cref="ApiException"><c>InvalidParameter.ChildId</c> and others.</exception>
    public async Task<IReadOnlyList<Folder>> ListAncestorsAsync(string childId, CancellationToken cancellationToken)
    {
        PopAnswer answer = await _client.CallAsync("ListAncestors", new PopArguments { { "ChildId", childId } }, cancellationToken).ConfigureAwait(false);
        return [.. answer.List("Folders", "Folder").Select(Folder.Read)];
    }

    /// <summary>Creates a member account; the management account enters it through the role <c>ResourceDirectoryAccountAccessRole</c>.</summary>
    /// <param name="member">What it should be.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The member.</returns>
    /// <exception cref="ApiException"><c>InvalidParameter.Account.DisplayName.AlreadyUsed</c>, <c>LimitExceeded.Account</c> and others.</exception>
    public async Task<Member> CreateMemberAsync(NewMember member, CancellationToken cancellationToken)
    {
        var arguments = new PopArguments
        {
            { "DisplayName", member.DisplayName },
            { "ParentFolderId", member.ParentFolderId.Length > 0 ? member.ParentFolderId : null },
            { "AccountNamePrefix", member.AccountNamePrefix.Length > 0 ? member.AccountNamePrefix : null },
        };
        return await MemberAsync("CreateResourceAccount", arguments, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a member.</summary>
    /// <param name="accountId">Its account id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The member.</returns>
    /// <exception cref="ApiException"><c>EntityNotExists.Account</c> and others.</exception>
    public Task<Member> GetMemberAsync(string accountId, CancellationToken cancellationToken) =>
        MemberAsync("GetAccount", new PopArguments { { "AccountId", accountId } }, cancellationToken);

    /// <summary>Every member of the directory.</summary>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The members, page by page.</returns>
    public IAsyncEnumerable<Member> ListMembersAsync(CancellationToken cancellationToken) => MembersAsync("ListAccounts", [], cancellationToken);

    /// <summary>The members directly in a folder.</summary>
    /// <param name="parentFolderId">Folder; null for Root.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The members, page by page.</returns>
    public IAsyncEnumerable<Member> ListMembersInFolderAsync(string? parentFolderId, CancellationToken cancellationToken) =>
        MembersAsync("ListAccountsForParent", new PopArguments { { "ParentFolderId", parentFolderId } }, cancellationToken);

    /// <summary>Renames a member.</summary>
    /// <param name="accountId">Its account id.</param>
    /// <param name="newDisplayName">Its new display name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The member.</returns>
    /// <exception cref="ApiException"><c>EntityNotExists.Account</c> and others.</exception>
    public Task<Member> RenameMemberAsync(string accountId, string newDisplayName, CancellationToken cancellationToken) =>
        MemberAsync("UpdateAccount", new PopArguments { { "AccountId", accountId }, { "NewDisplayName", newDisplayName } }, cancellationToken);

    /// <summary>Switches the type of a member; only a <c>CloudAccount</c> can be removed.</summary>
    /// <param name="accountId">Its account id.</param>
    /// <param name="newType"><c>ResourceAccount</c> or <c>CloudAccount</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The member.</returns>
    /// <exception cref="ApiException"><c>AccountTypeMismatch</c> and others.</exception>
    public Task<Member> SwitchMemberTypeAsync(string accountId, string newType, CancellationToken cancellationToken) =>
        MemberAsync("UpdateAccount", new PopArguments { { "AccountId", accountId }, { "NewAccountType", newType } }, cancellationToken);

    /// <summary>Moves a member into another folder.</summary>
    /// <param name="accountId">Its account id.</param>
    /// <param name="folderId">Folder to move it to.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task.</returns>
    /// <exception cref="ApiException"><c>EntityNotExists.Account</c>, <c>EntityNotExists.Folder</c> and others.</exception>
    public Task MoveMemberAsync(string accountId, string folderId, CancellationToken cancellationToken) =>
        _client.CallAsync("MoveAccount", new PopArguments { { "AccountId", accountId }, { "DestinationFolderId", folderId } }, cancellationToken);

    /// <summary>Takes a cloud account out of the directory; the account goes on existing.</summary>
    /// <param name="accountId">Its account id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task.</returns>
    /// <exception cref="ApiException"><c>AccountTypeOrStatusMismatch</c>, <c>Deny.TrustedService</c> and others.</exception>
    public Task RemoveMemberAsync(string accountId, CancellationToken cancellationToken) =>
        _client.CallAsync("RemoveCloudAccount", new PopArguments { { "AccountId", accountId } }, cancellationToken);

    private async Task<Folder> FolderAsync(string operation, PopArguments arguments, CancellationToken cancellationToken) =>
        Folder.Read((await _client.CallAsync(operation, arguments, cancellationToken).ConfigureAwait(false)).Child("Folder"));

    private async Task<Member> MemberAsync(string operation, PopArguments arguments, CancellationToken cancellationToken) =>
        Member.Read((await _client.CallAsync(operation, arguments, cancellationToken).ConfigureAwait(false)).Child("Account"));

    private async IAsyncEnumerable<Member> MembersAsync(string operation, PopArguments arguments, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (PopAnswer member in _pages.ReadAsync(operation, arguments, ("Accounts", "Account"), cancellationToken).ConfigureAwait(false))
        {
            yield return Member.Read(member);
        }
    }
}
