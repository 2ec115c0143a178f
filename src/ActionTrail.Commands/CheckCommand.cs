using System.Management.Automation;
using ActionTrail.Commands.Connection;
using ActionTrail.Commands.Trails;
using ActionTrail.Core.Trails;
using ActionTrail.Engine.Permissions;
using ActionTrail.Engine.Setup;

namespace ActionTrail.Commands;

/// <summary>Base of the cmdlets that say before anything runs whether delivery will work.</summary>
public abstract class CheckCommand : CloudCommand
{
    private const string LocalAddress = "127.0.0.1";

    /// <summary>The trail that is to deliver, where a policy is about one trail alone; any when left out.</summary>
    [Parameter, ArgumentCompleter(typeof(TrailCompleter))]
    public string Trail { get; set; } = "";

    /// <summary>
    /// Context of the directory's management account, which alone may read control policies and the list of members; a connected context of
    /// that account when left out.
    /// </summary>
    [Parameter, ContextTransformation, ArgumentCompleter(typeof(ContextCompleter))]
    public AtContext? ManagementContext { get; set; }

    /// <summary>Writes whether all is well, and nothing else.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>The trail as a question names it.</summary>
    private protected TrailName? TrailInQuestion => Trail.Length == 0 ? null : TrailName.Parse(Trail);

    /// <summary>The oracle for the account of this context.</summary>
    /// <param name="management">Who may read the directory; null for nobody.</param>
    private protected DeliveryOracle Oracle(AtContext? management) => new(Connection, management is null ? null : management.Connection with { Trace = Connection.Trace })
    {
        Context = Caller.Name, SourceAddress = Caller.IsLocalCloud ? LocalAddress : null,
    };

    /// <summary>The context that reads the directory: the one that was named, else a connected one of the account.</summary>
    /// <param name="accountId">Account that is taken for the management account.</param>
    private protected AtContext? Management(string accountId) =>
        ManagementContext ?? ContextTable.Current.All.FirstOrDefault(context => context.AccountId == accountId && context.Endpoint == Caller.Endpoint);

    /// <summary>Writes the checks, or whether all of them passed.</summary>
    private protected void Write(IReadOnlyList<SetupCheck> checks)
    {
        if (Quiet)
        {
            WriteObject(checks.All(static check => check.Passed));
            return;
        }

        foreach (SetupCheck check in checks)
        {
            WriteResult(check);
        }
    }

    /// <summary>Says that control policies were left out, where they may bind.</summary>
    private protected void Warn(bool leavesControlsOut)
    {
        if (leavesControlsOut)
        {
            WriteWarning("The directory enforces control policies, which only its management account may read; these answers leave them out. Connect that account, or name it with -ManagementContext.");
        }
    }
}
