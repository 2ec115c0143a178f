using System.Management.Automation;
using ActionTrail.Core.Accounts;

namespace ActionTrail.Commands.ResourceDirectory;

/// <summary>
/// Remove-AtMember: takes a cloud account out of the directory; multi-account trails no longer cover it. The account goes on existing.
/// A member that was created in the directory must become a cloud account of its own first: -SwitchToCloudAccount.
/// </summary>
[Cmdlet(VerbsCommon.Remove, "AtMember", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High), OutputType(typeof(void))]
public sealed class RemoveAtMemberCommand : MemberCommand
{
    /// <summary>Makes a member that was created in the directory a cloud account first.</summary>
    [Parameter]
    public SwitchParameter SwitchToCloudAccount { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ShouldProcess($"Member {Name}", "Remove from the resource directory"))
        {
            TryRun(Name, RemoveAsync);
        }
    }

    private async Task RemoveAsync(CancellationToken cancellationToken)
    {
        AccountId account = await ResolveAsync(cancellationToken).ConfigureAwait(false);
        if (SwitchToCloudAccount && (await Directory.GetMemberAsync(account.Value, cancellationToken).ConfigureAwait(false)).Type != "CloudAccount")
        {
            await Directory.SwitchMemberTypeAsync(account.Value, "CloudAccount", cancellationToken).ConfigureAwait(false);
        }

        await Directory.RemoveMemberAsync(account.Value, cancellationToken).ConfigureAwait(false);
    }
}
