using System.Management.Automation;
using ActionTrail.Aliyun.ResourceDirectory;

namespace ActionTrail.Commands.ResourceDirectory;

/// <summary>Get-AtDelegatedAdministrator: the members that administer a service for the whole directory.</summary>
[Cmdlet(VerbsCommon.Get, "AtDelegatedAdministrator"), OutputType(typeof(DelegatedAdministrator))]
public sealed class GetAtDelegatedAdministratorCommand : CloudCommand
{
    /// <summary>Display names, account ids or wildcards; all of them when left out.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true), MemberTransformation, SupportsWildcards, ArgumentCompleter(typeof(MemberCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Service, for example actiontrail.aliyuncs.com; every service when left out.</summary>
    [Parameter]
    public string Service { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessRecord() => Pump(Name, async (post, stop) =>
    {
        var names = new NamePatterns(Name);
        await foreach (DelegatedAdministrator found in new ResourceDirectoryClient(Connection).Delegation.ListAdministratorsAsync(Service.Length == 0 ? null : Service, stop).ConfigureAwait(false))
        {
            if (names.Match(found.DisplayName, found.AccountId))
            {
                post(() => WriteResult(found));
            }
        }
    });
}
