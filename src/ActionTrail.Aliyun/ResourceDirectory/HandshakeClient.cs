using System.Runtime.CompilerServices;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Pop;
using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.ResourceDirectory;

/// <summary>Invitations of existing accounts into a directory. The management account invites and cancels, the invited account answers.</summary>
/// <param name="connection">Identity, region and transport.</param>
public sealed class HandshakeClient(CloudConnection connection)
{
    private readonly PopClient _client = DirectoryService.Client(connection);
    private readonly DirectoryPages _pages = new(DirectoryService.Client(connection));

    /// <summary>Invites an account.</summary>
    /// <param name="accountId">Its account id.</param>
    /// <param name="parentFolderId">Folder that it will join; null for Root.</param>
    /// <param name="note">Words to the invited, up to 1,024 characters; null for none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The invitation; it can be answered for 14 days.</returns>
    /// <exception cref="ApiException"><c>EntityAlreadyExists.Handshake</c>, <c>NotSupport.AccountInAnotherResourceDirectory</c> and others.</exception>
    public Task<Handshake> InviteAsync(string accountId, string? parentFolderId, string? note, CancellationToken cancellationToken) => HandshakeAsync(
        "InviteAccountToResourceDirectory",
        new PopArguments { { "TargetEntity", accountId }, { "TargetType", "Account" }, { "ParentFolderId", parentFolderId }, { "Note", note } },
        cancellationToken);

    /// <summary>Joins the directory that sent an invitation.</summary>
    /// <param name="handshakeId">Its id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The invitation.</returns>
    /// <exception cref="ApiException"><c>EntityNotExists.Handshake</c>, <c>HandshakeStatusMismatch</c> and others.</exception>
    public Task<Handshake> AcceptAsync(string handshakeId, CancellationToken cancellationToken) => OneAsync("AcceptHandshake", handshakeId, cancellationToken);

    /// <summary>Refuses an invitation.</summary>
    /// <param name="handshakeId">Its id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The invitation.</returns>
    /// <exception cref="ApiException"><c>EntityNotExists.Handshake</c>, <c>HandshakeStatusMismatch</c> and others.</exception>
    public Task<Handshake> DeclineAsync(string handshakeId, CancellationToken cancellationToken) => OneAsync("DeclineHandshake", handshakeId, cancellationToken);

    /// <summary>Takes an invitation back.</summary>
    /// <param name="handshakeId">Its id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The invitation.</returns>
    /// <exception cref="ApiException"><c>EntityNotExists.Handshake</c>, <c>HandshakeStatusMismatch</c> and others.</exception>
    public Task<Handshake> CancelAsync(string handshakeId, CancellationToken cancellationToken) => OneAsync("CancelHandshake", handshakeId, cancellationToken);

    /// <summary>Reads an invitation, as inviter or invited.</summary>
    /// <param name="handshakeId">Its id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The invitation.</returns>
    /// <exception cref="ApiException"><c>EntityNotExists.Handshake</c> and others.</exception>
    public Task<Handshake> GetAsync(string handshakeId, CancellationToken cancellationToken) => OneAsync("GetHandshake", handshakeId, cancellationToken);

    /// <summary>The invitations that the directory sent.</summary>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The invitations, page by page.</returns>
    public IAsyncEnumerable<Handshake> ListSentAsync(CancellationToken cancellationToken) => ListAsync("ListHandshakesForResourceDirectory", cancellationToken);

    /// <summary>The invitations that the caller's account received.</summary>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The invitations, page by page.</returns>
    public IAsyncEnumerable<Handshake> ListReceivedAsync(CancellationToken cancellationToken) => ListAsync("ListHandshakesForAccount", cancellationToken);

    private Task<Handshake> OneAsync(string operation, string handshakeId, CancellationToken cancellationToken) =>
        HandshakeAsync(operation, new PopArguments { { "HandshakeId", handshakeId } }, cancellationToken);

    private async Task<Handshake> HandshakeAsync(string operation, PopArguments arguments, CancellationToken cancellationToken) =>
        Handshake.Read((await _client.CallAsync(operation, arguments, cancellationToken).ConfigureAwait(false)).Child("Handshake"));

    private async IAsyncEnumerable<Handshake> ListAsync(string operation, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (PopAnswer handshake in _pages.ReadAsync(operation, [], ("Handshakes", "Handshake"), cancellationToken).ConfigureAwait(false))
        {
            yield return Handshake.Read(handshake);
        }
    }
}
