using System.Management.Automation;

namespace ActionTrail.Commands.Connection;

/// <summary>Get-AtContext: the connected contexts, by name or wildcard.</summary>
[Cmdlet(VerbsCommon.Get, "AtContext"), OutputType(typeof(AtContext))]
public sealed class GetAtContextCommand : PSCmdlet
{
    /// <summary>Names or wildcards; all contexts when left out.</summary>
    [Parameter(Position = 0), SupportsWildcards, ArgumentCompleter(typeof(ContextCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (AtContext context in ContextTable.Current.All.Where(context => Name.Any(pattern => new WildcardPattern(pattern, WildcardOptions.IgnoreCase).IsMatch(context.Name))))
        {
            WriteObject(context);
        }
    }
}
