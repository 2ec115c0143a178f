using ActionTrail.Core.Policies;
using ActionTrail.Core.Trails;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;
using ActionTrail.LocalCloud.ResourceDirectory;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>Creates a trail in the region that is called; it logs nothing until StartLogging.</summary>
internal sealed class CreateTrail : TrailChange
{
    private const int MostPerRegion = 5;

    /// <inheritdoc/>
    protected override TrailDocument Draft(PopCall call)
    {
        string name = call.Parameters.Required("Name");
        if (!TrailName.TryParse(name, out _))
        {
            throw TrailErrors.InvalidName($"'{name}' must be 6 to 36 lower-case letters, digits, dashes and underscores, starting with a letter.");
        }

        string owner = call.Caller.AccountId;
        TrailDocument trail = TrailSettings.Apply(call, new TrailDocument
        {
            Name = name,
            OwnerAccountId = owner,
            HomeRegion = call.Region,
            TrailRegion = TrailRegionSelection.All.ToString(),

            // Unconfirmed: the documents disagree about the default of the 2020-07-06 version.
            EventRw = IsOld(call) ? "Write" : "All",
            CreatedAt = call.Now,
            UpdatedAt = call.Now,
        });
        if (TrailCatalog.Find(call.Cloud, owner, name) is not null)
        {
            throw new CloudError(400, "TrailAlreadyExistsException", $"The specified Trail name already exists: {name}.");
        }

        trail = call.Parameters.Boolean("IsOrganizationTrail", otherwise: false) ? ForOrganization(call, trail) : ForOneAccount(call, trail);
        DemandOwnPlace(call, trail);
        return trail;
    }

    private static TrailDocument ForOneAccount(PopCall call, TrailDocument trail) =>
        TrailCatalog.Of(call.Cloud, trail.OwnerAccountId).Count(other => !other.IsOrganizationTrail && other.HomeRegion == trail.HomeRegion) < MostPerRegion
            ? trail
            : throw new CloudError(
                403, "MaximumNumberOfTrailsExceededException", $"The number of Trails in the same region exceeds the upper limit ({MostPerRegion}).");

    private static TrailDocument ForOrganization(PopCall call, TrailDocument trail)
    {
        DirectoryTree? tree = DirectoryTree.Around(call.Cloud, trail.OwnerAccountId);
        if (tree is null || !(tree.ManagementAccountId == trail.OwnerAccountId
            || Delegations.Exists(call.Cloud, tree.ManagementAccountId, trail.OwnerAccountId, ServicePrincipals.ActionTrail)))
        {
            throw new CloudError(
                400,
                "NotAllowCreateOrganizationTrail",
                "Your account does not allow you to create organization trail: it is neither the management account of a resource directory nor a delegated administrator of ActionTrail.");
        }

        string directory = tree.Directory.DirectoryId;
        return TrailCatalog.All(call.Cloud).Any(other => other.IsOrganizationTrail && other.OrganizationId == directory)
            ? throw new CloudError(400, "MaximumNumberOfOrganizationTrailExceeded", "Your account can create only one organization trail.")
            : trail with { IsOrganizationTrail = true, OrganizationId = directory, ManagementAccountId = tree.ManagementAccountId };
    }
}
