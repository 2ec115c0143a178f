using System.Management.Automation;
using ActionTrail.Aliyun.Ram;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Setup;

namespace ActionTrail.Commands.Roles;

/// <summary>Get-AtDeliveryRole: the roles that ActionTrail may write with.</summary>
[Cmdlet(VerbsCommon.Get, "AtDeliveryRole"), OutputType(typeof(DeliveryRole))]
public sealed class GetAtDeliveryRoleCommand : CloudCommand
{
    /// <summary>Role names, or wildcards, which find the roles made for delivery only.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true), SupportsWildcards, ArgumentCompleter(typeof(RoleCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string name in Name.Where(static name => !WildcardPattern.ContainsWildcardCharacters(name)))
        {
            if (TryRun(name, stop => new DeliveryRoleSetup(Connection).GetAsync(RoleName.Parse(name), stop), out DeliveryRole role))
            {
                WriteResult(role);
            }
        }

        string[] wildcards = [.. Name.Where(WildcardPattern.ContainsWildcardCharacters)];
        if (wildcards.Length > 0)
        {
            List(wildcards);
        }
    }

    private void List(string[] wildcards) => Pump(wildcards, async (post, stop) =>
    {
        var names = new NamePatterns(wildcards);
        var setup = new DeliveryRoleSetup(Connection);
        await foreach (RamRole listed in new RamClient(Connection).ListRolesAsync(stop).ConfigureAwait(false))
        {
            if (names.Match(listed.Name.Value) && await FindAsync(setup, listed.Name, stop).ConfigureAwait(false) is { IsForDelivery: true } role)
            {
                post(() => WriteResult(role));
            }
        }
    });

    /// <summary>A role that was deleted since it was listed is none.</summary>
    private static async Task<DeliveryRole?> FindAsync(DeliveryRoleSetup setup, RoleName name, CancellationToken cancellationToken)
    {
        try
        {
            return await setup.GetAsync(name, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException gone) when (gone.Kind == ApiErrorKind.NotFound)
        {
            return null;
        }
    }
}
