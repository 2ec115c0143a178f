using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;

namespace ActionTrail.Engine.Search.Sources;

/// <summary>An archive as people name it: by its trail, its bucket, or a folder of files.</summary>
/// <param name="Source">Where it lies.</param>
/// <param name="HomeRegion">Home region of its trail; null when it is not known.</param>
public sealed record ArchivePlace(IArchiveSource Source, string? HomeRegion)
{
    /// <summary>What a trail delivered to its bucket.</summary>
    /// <param name="connection">An identity that sees the trail and may list and read its bucket.</param>
    /// <param name="trail">Name of the trail.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The place.</returns>
    /// <exception cref="NameNotFoundException">The identity sees no such trail.</exception>
    /// <exception cref="ConfigurationException">The trail delivers to no bucket.</exception>
    public static async Task<ArchivePlace> OfTrailAsync(CloudConnection connection, string trail, CancellationToken cancellationToken)
    {
        Trail found = await new TrailsClient(connection).FindTrailAsync(trail, cancellationToken).ConfigureAwait(false)
            ?? throw new NameNotFoundException("Trail", trail, $"among those that the caller sees in {connection.Region}");
        return new(OssSource.Of(connection, found), found.HomeRegion);
    }

    /// <summary>The objects of a bucket.</summary>
    /// <param name="connection">An identity that may list and read the bucket.</param>
    /// <param name="bucket">Bucket name.</param>
    /// <param name="prefix">Folder of object keys, such as a trail's prefix; empty for all objects.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The place.</returns>
    /// <exception cref="InvalidNameException">The name breaks its rule.</exception>
    public static async Task<ArchivePlace> OfBucketAsync(CloudConnection connection, string bucket, string prefix, CancellationToken cancellationToken)
    {
        string start = prefix.Length == 0 ? "" : $"{prefix.TrimEnd('/')}/";
        return new(await OssSource.FindAsync(connection, BucketName.Parse(bucket), start, cancellationToken).ConfigureAwait(false), null);
    }

    /// <summary>A folder with everything below it, or one file.</summary>
    /// <param name="path">Its path.</param>
    /// <returns>The place.</returns>
    /// <exception cref="ConfigurationException">There is nothing at the path.</exception>
    public static ArchivePlace OfPath(string path) => new(new FolderSource(path), null);
}
