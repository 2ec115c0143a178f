using System.Management.Automation;
using ActionTrail.Aliyun.ResourceDirectory;
using ActionTrail.Core.Accounts;

namespace ActionTrail.Commands.ResourceDirectory;

/// <summary>Move-AtMember: moves a member into another folder.</summary>
[Cmdlet(VerbsCommon.Move, "AtMember", SupportsShouldProcess = true), OutputType(typeof(Member))]
public sealed class MoveAtMemberCommand : MemberCommand
{
    /// <summary>Folder to move it to, by name, id or as an object; <c>Root</c> for the root folder.</summary>
    [Parameter(Mandatory = true, Position = 1), Alias("Destination"), FolderTransformation, ArgumentCompleter(typeof(FolderCompleter))]
    public string Folder { get; set; } = "";

    /// <summary>Writes the member.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ShouldProcess($"Member {Name}", $"Move to folder {Folder}") && TryRun(Name, MoveAsync, out Member member) && PassThru)
        {
            WriteResult(member);
        }
    }

    private async Task<Member> MoveAsync(CancellationToken cancellationToken)
    {
        AccountId account = await ResolveAsync(cancellationToken).ConfigureAwait(false);
        string folder = await new DirectoryFolders(Directory).ResolveAsync(Folder, cancellationToken).ConfigureAwait(false)
            ?? (await Directory.FindAsync(cancellationToken).ConfigureAwait(false))!.RootFolderId;
        await Directory.MoveMemberAsync(account.Value, folder, cancellationToken).ConfigureAwait(false);
        return await Directory.GetMemberAsync(account.Value, cancellationToken).ConfigureAwait(false);
    }
}
