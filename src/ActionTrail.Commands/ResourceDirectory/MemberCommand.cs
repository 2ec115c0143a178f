using System.Management.Automation;
using ActionTrail.Aliyun.ResourceDirectory;
using ActionTrail.Core.Accounts;

namespace ActionTrail.Commands.ResourceDirectory;

/// <summary>Base of the cmdlets that work on members that exist: by name or id, or piped from Get-AtMember.</summary>
public abstract class MemberCommand : CloudCommand
{
    /// <summary>The member, by display name, account id or as an object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true), Alias("AccountId", "DisplayName"), MemberTransformation, ArgumentCompleter(typeof(MemberCompleter))]
    public string Name { get; set; } = "";

    /// <summary>Client of the directory.</summary>
    private protected ResourceDirectoryClient Directory => new(Connection);

    /// <summary>Account id of the member.</summary>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The id.</returns>
    private protected Task<AccountId> ResolveAsync(CancellationToken cancellationToken) => new DirectoryMembers(Directory).ResolveAsync(Name, cancellationToken);
}
