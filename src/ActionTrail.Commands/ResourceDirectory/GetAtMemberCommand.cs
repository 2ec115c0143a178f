using System.Management.Automation;
using ActionTrail.Aliyun.ResourceDirectory;
using ActionTrail.Core.Errors;

namespace ActionTrail.Commands.ResourceDirectory;

/// <summary>Get-AtMember: the members of the resource directory.</summary>
[Cmdlet(VerbsCommon.Get, "AtMember"), OutputType(typeof(Member))]
public sealed class GetAtMemberCommand : CloudCommand
{
    /// <summary>Display names, account ids or wildcards; all members when left out.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true), MemberTransformation, SupportsWildcards, ArgumentCompleter(typeof(MemberCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Folder whose direct members are meant, by name, id or as an object; the whole directory when left out.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), Alias("FolderId"), FolderTransformation, ArgumentCompleter(typeof(FolderCompleter))]
    public string Folder { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessRecord() => Pump(Name, async (post, stop) =>
    {
        var names = new NamePatterns(Name);
        var client = new ResourceDirectoryClient(Connection);
        IAsyncEnumerable<Member> members = Folder.Length == 0
            ? client.ListMembersAsync(stop)
            : client.ListMembersInFolderAsync(await new DirectoryFolders(client).ResolveAsync(Folder, stop).ConfigureAwait(false), stop);
        await foreach (Member member in members.ConfigureAwait(false))
        {
            if (names.Match(member.DisplayName, member.AccountId))
            {
                post(() => WriteResult(member));
            }
        }

        foreach (string name in names.Missing)
        {
            post(() => Report(new NameNotFoundException("Member", name, "in the resource directory"), name));
        }
    });
}
