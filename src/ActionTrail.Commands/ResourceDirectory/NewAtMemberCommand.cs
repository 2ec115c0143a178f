using System.Management.Automation;
using ActionTrail.Aliyun.ResourceDirectory;

namespace ActionTrail.Commands.ResourceDirectory;

/// <summary>New-AtMember: creates member accounts in the resource directory.</summary>
[Cmdlet(VerbsCommon.New, "AtMember", SupportsShouldProcess = true), OutputType(typeof(Member))]
public sealed class NewAtMemberCommand : CloudCommand
{
    /// <summary>Display names: 2 to 50 characters, unique in the directory.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true), Alias("DisplayName")]
    public string[] Name { get; set; } = [];

    /// <summary>Folder to create them in, by name, id or as an object; the Root folder when left out.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true), Alias("FolderId"), FolderTransformation, ArgumentCompleter(typeof(FolderCompleter))]
    public string Folder { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string name in Name)
        {
            if (ShouldProcess($"Member {name}", $"Create in folder {(Folder.Length == 0 ? "Root" : Folder)}")
                && TryRun(name, stop => CreateAsync(name, stop), out Member member))
            {
                WriteResult(member);
            }
        }
    }

    private async Task<Member> CreateAsync(string name, CancellationToken cancellationToken)
    {
        var client = new ResourceDirectoryClient(Connection);
        string? folder = await new DirectoryFolders(client).ResolveAsync(Folder, cancellationToken).ConfigureAwait(false);
        return await client.CreateMemberAsync(new NewMember(name) { ParentFolderId = folder ?? "" }, cancellationToken).ConfigureAwait(false);
    }
}
