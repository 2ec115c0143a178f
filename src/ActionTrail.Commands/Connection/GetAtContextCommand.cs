using System.Management.Automation;
using ActionTrail.Core.Errors;

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
        var names = new NamePatterns(Name);
        foreach (AtContext context in ContextTable.Current.All.Where(context => names.Match(context.Name)))
        {
            WriteObject(context);
        }

        foreach (string name in names.Missing)
        {
            WriteError(new NameNotFoundException("Context", name, "among the connected ones").ToErrorRecord(name));
        }
    }
}
