using System.Management.Automation;
using ActionTrail.Aliyun.Sts;

namespace ActionTrail.Commands.Connection;

/// <summary>Get-AtCallerIdentity: asks the cloud whose credentials a context holds. Needs no permission.</summary>
[Cmdlet(VerbsCommon.Get, "AtCallerIdentity"), OutputType(typeof(AtCallerIdentity))]
public sealed class GetAtCallerIdentityCommand : CloudCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (TryRun(Caller.Name, stop => new StsClient(Connection).GetCallerIdentityAsync(stop), out CallerIdentity identity))
        {
            WriteResult(new AtCallerIdentity(identity.Type, identity.AccountId.Value, identity.Arn, identity.PrincipalId, identity.UserId, identity.RoleId));
        }
    }
}
