using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Sls;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Arns;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;

namespace ActionTrail.Engine.Setup;

/// <summary>Makes a Log Service project ready for delivery. Idempotent.</summary>
/// <param name="connection">An identity of the account that owns the project, in the project's region.</param>
public sealed class SlsDestinationSetup(CloudConnection connection)
{
    private readonly SlsClient _sls = new(connection);

    /// <summary>Creates the project where it is missing. The logstore and its index are the trail's to make.</summary>
    /// <param name="name">Project name.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The project.</returns>
    /// <exception cref="ApiException">Log Service refused a call.</exception>
    public async Task<SlsDestination> EnsureAsync(SlsProjectName name, CancellationToken cancellationToken)
    {
        try
        {
            return await FindAsync(name, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException missing) when (missing.Kind == ApiErrorKind.NotFound)
        {
            await _sls.CreateProjectAsync(name, "Audit events of ActionTrail", cancellationToken).ConfigureAwait(false);
            return await FindAsync(name, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads a project.</summary>
    /// <param name="name">Project name.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The project.</returns>
    /// <exception cref="ApiException">There is no such project, or Log Service refused.</exception>
    public async Task<SlsDestination> FindAsync(SlsProjectName name, CancellationToken cancellationToken)
    {
        SlsProject project = await _sls.GetProjectAsync(name, cancellationToken).ConfigureAwait(false);
        return new SlsDestination
        {
            AccountId = project.Owner,
            Region = connection.Region.ToString(),
            Project = name.Value,
            ProjectArn = new SlsProjectArn(connection.Region, AccountId.Parse(project.Owner), name).ToString(),
        };
    }
}
