using System.Management.Automation;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Policies;

namespace ActionTrail.Commands.ResourceDirectory;

/// <summary>Unregister-AtDelegatedAdministrator: ends a member's administration of a service.</summary>
[Cmdlet(VerbsLifecycle.Unregister, "AtDelegatedAdministrator", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High), OutputType(typeof(void))]
public sealed class UnregisterAtDelegatedAdministratorCommand : MemberCommand
{
    /// <summary>The service.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true), Alias("ServicePrincipal")]
    public string Service { get; set; } = ServicePrincipals.ActionTrail;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ShouldProcess($"Member {Name}", $"End administration of {Service}"))
        {
            TryRun(Name, async stop =>
            {
                AccountId account = await ResolveAsync(stop).ConfigureAwait(false);
                await Directory.Delegation.DeregisterAsync(account.Value, Service, stop).ConfigureAwait(false);
            });
        }
    }
}
