using System.Management.Automation;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Policies;

namespace ActionTrail.Commands.ResourceDirectory;

/// <summary>Register-AtDelegatedAdministrator: makes a member administrator of a service: it may own the multi-account trail, for one.</summary>
[Cmdlet(VerbsLifecycle.Register, "AtDelegatedAdministrator", SupportsShouldProcess = true), OutputType(typeof(void))]
public sealed class RegisterAtDelegatedAdministratorCommand : MemberCommand
{
    /// <summary>The service.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true), Alias("ServicePrincipal")]
    public string Service { get; set; } = ServicePrincipals.ActionTrail;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ShouldProcess($"Member {Name}", $"Make administrator of {Service}"))
        {
            TryRun(Name, async stop =>
            {
                AccountId account = await ResolveAsync(stop).ConfigureAwait(false);
                await Directory.Delegation.RegisterAsync(account.Value, Service, stop).ConfigureAwait(false);
            });
        }
    }
}
