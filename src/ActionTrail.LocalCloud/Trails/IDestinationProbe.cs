using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>Tries the destinations of a trail as delivery will, before the trail is stored.</summary>
internal interface IDestinationProbe
{
    /// <summary>Tries every destination of a trail.</summary>
    /// <param name="trail">The trail as it should become.</param>
    /// <param name="cancellationToken">Ends the trial.</param>
    /// <returns>A task.</returns>
    /// <exception cref="CloudError">A destination does not exist, or its role does not open it.</exception>
    Task ProbeAsync(TrailDocument trail, CancellationToken cancellationToken);

    /// <summary>Region of a bucket as OSS writes it, for example <c>oss-cn-hangzhou</c>.</summary>
    /// <param name="bucket">Bucket name; empty for none.</param>
    /// <returns>The location; empty when there is no such bucket.</returns>
    string LocationOf(string bucket);
}
