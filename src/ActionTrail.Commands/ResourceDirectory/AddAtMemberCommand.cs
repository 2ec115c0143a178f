using System.Management.Automation;
using ActionTrail.Aliyun.ResourceDirectory;
using ActionTrail.Commands.Connection;

namespace ActionTrail.Commands.ResourceDirectory;

/// <summary>Add-AtMember: invites an account into the directory, and accepts at once where a context of that account is at hand.</summary>
[Cmdlet(VerbsCommon.Add, "AtMember", SupportsShouldProcess = true), OutputType(typeof(Handshake))]
public sealed class AddAtMemberCommand : CloudCommand
{
    /// <summary>Account to invite, 16 digits.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public string AccountId { get; set; } = "";

    /// <summary>Folder that it will join, by name, id or as an object; Root when left out.</summary>
    [Parameter(Position = 1), FolderTransformation, ArgumentCompleter(typeof(FolderCompleter))]
    public string Folder { get; set; } = "";

    /// <summary>Words to the invited, up to 1,024 characters.</summary>
    [Parameter]
    public string Note { get; set; } = "";

    /// <summary>Context of the invited account, which accepts.</summary>
    [Parameter, ContextTransformation, ArgumentCompleter(typeof(ContextCompleter))]
    public AtContext? AcceptWith { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ShouldProcess($"Account {AccountId}", AcceptWith is null ? "Invite into the resource directory" : "Let join the resource directory")
            && TryRun(AccountId, InviteAsync, out Handshake handshake))
        {
            WriteResult(handshake);
        }
    }

    private async Task<Handshake> InviteAsync(CancellationToken cancellationToken)
    {
        var client = new ResourceDirectoryClient(Connection);
        string? folder = await new DirectoryFolders(client).ResolveAsync(Folder, cancellationToken).ConfigureAwait(false);
        Handshake handshake = await client.Handshakes.InviteAsync(AccountId, folder, Note.Length == 0 ? null : Note, cancellationToken).ConfigureAwait(false);
        return AcceptWith is null
            ? handshake
            : await new ResourceDirectoryClient(AcceptWith.Connection).Handshakes.AcceptAsync(handshake.HandshakeId, cancellationToken).ConfigureAwait(false);
    }
}
