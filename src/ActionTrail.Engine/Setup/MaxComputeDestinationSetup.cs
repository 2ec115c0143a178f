using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Arns;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;

namespace ActionTrail.Engine.Setup;

/// <summary>Makes a MaxCompute project ready for delivery. Idempotent.</summary>
/// <param name="connection">An identity of the account that owns the project, in the project's region.</param>
public sealed class MaxComputeDestinationSetup(CloudConnection connection)
{
    private readonly MaxComputeClient _maxCompute = new(connection);

    /// <summary>Creates the project where it is missing. The table is the trail's to make.</summary>
    /// <param name="name">Project name; must start with <c>actiontrail_</c>.</param>
    /// <param name="owner">Account of the connection.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The project.</returns>
    /// <exception cref="InvalidNameException">The name does not start with <c>actiontrail_</c>.</exception>
    /// <exception cref="ApiException">MaxCompute refused a call.</exception>
    public async Task<MaxComputeDestination> EnsureAsync(MaxComputeProjectName name, AccountId owner, CancellationToken cancellationToken)
    {
        MaxComputeProjectName project = MaxComputeProjectName.ParseForDelivery(name.Value);
        try
        {
            await _maxCompute.GetProjectAsync(project, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException missing) when (missing.Kind == ApiErrorKind.NotFound)
        {
            await _maxCompute.CreateProjectAsync(project, new MaxComputeProjectOptions { Comment = "Audit events of ActionTrail" }, cancellationToken).ConfigureAwait(false);
        }

        return new MaxComputeDestination
        {
            AccountId = owner.ToString(),
            Region = connection.Region.ToString(),
            Project = project.Value,
            ProjectArn = new MaxComputeProjectArn(connection.Region, owner, project).ToString(),
        };
    }
}
