using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Errors;

namespace ActionTrail.Engine.Setup;

/// <summary>Makes a trail. Idempotent: an existing trail is changed only where it differs.</summary>
/// <param name="connection">An identity of the account that owns the trail, in its home region.</param>
public sealed class TrailSetup(CloudConnection connection)
{
    private readonly TrailsClient _trails = new(connection);

    /// <summary>A definition that delivers to the given destinations, at most one of each kind.</summary>
    /// <param name="trail">Name, kind and selection.</param>
    /// <param name="destinations">Where to deliver; at least one.</param>
    /// <param name="writeRoleArn">Role to write with; empty for the service-linked role of the own account.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="ConfigurationException">No destination, or two of one kind.</exception>
    public static TrailDefinition Define(TrailDefinition trail, IReadOnlyCollection<Destination> destinations, string writeRoleArn)
    {
        if (destinations.Count == 0)
        {
            throw new ConfigurationException($"Trail '{trail.Name}' has no destination; a trail needs an OSS, SLS or MaxCompute destination, one of each at the most.");
        }

        if (destinations.GroupBy(static destination => destination.Kind).FirstOrDefault(static kind => kind.Count() > 1) is { } doubled)
        {
            throw new ConfigurationException($"Trail '{trail.Name}' has {doubled.Count()} destinations of kind {doubled.Key}: {string.Join(", ", doubled.Select(static destination => destination.Name))}; one of each kind is allowed.");
        }

        return destinations.Aggregate(trail, (definition, destination) => destination switch
        {
            OssDestination oss => definition with { OssBucketName = oss.Bucket, OssKeyPrefix = oss.KeyPrefix, OssWriteRoleArn = writeRoleArn },
            SlsDestination sls => definition with { SlsProjectArn = sls.ProjectArn, SlsWriteRoleArn = writeRoleArn },
            MaxComputeDestination maxCompute => definition with { MaxComputeProjectArn = maxCompute.ProjectArn, MaxComputeWriteRoleArn = writeRoleArn },
            _ => definition,
        });
    }

    /// <summary>Creates the trail, or changes what differs. Logging is neither started nor stopped.</summary>
    /// <param name="definition">What the trail should be like.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The trail as it is now.</returns>
    /// <exception cref="ConfigurationException">A trail of that name is of the other kind; the kind cannot be changed.</exception>
    /// <exception cref="ApiException">ActionTrail refused a call.</exception>
    public async Task<Trail> EnsureAsync(TrailDefinition definition, CancellationToken cancellationToken)
    {
        Trail? trail = await _trails.FindTrailAsync(definition.Name, cancellationToken).ConfigureAwait(false);
        if (trail is null)
        {
            try
            {
                return await _trails.CreateTrailAsync(definition, cancellationToken).ConfigureAwait(false);
            }
            catch (ApiException taken) when (taken.Kind == ApiErrorKind.Conflict)
            {
                // An attempt whose answer got lost may have made it.
                trail = await _trails.FindTrailAsync(definition.Name, cancellationToken).ConfigureAwait(false);
                if (trail is null)
                {
                    throw;
                }
            }
        }

        if (trail.IsOrganizationTrail != definition.IsOrganizationTrail)
        {
            throw new ConfigurationException(
                $"Trail '{definition.Name}' is a {(trail.IsOrganizationTrail ? "multi-account" : "single-account")} trail and cannot become the other kind; remove it first, or choose another name.");
        }

        return trail.ToDefinition() == definition ? trail : await _trails.UpdateTrailAsync(definition, cancellationToken).ConfigureAwait(false);
    }
}
