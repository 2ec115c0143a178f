using ActionTrail.Aliyun.Oss;
using ActionTrail.Core.Destinations;

namespace ActionTrail.Engine.Search.Sources;

/// <summary>How the branches of a bucket are listed.</summary>
/// <param name="oss">Lists the bucket.</param>
/// <param name="bucket">The bucket.</param>
/// <param name="pageSize">Objects and folders in a page.</param>
internal sealed class OssTree(OssClient oss, BucketName bucket, int pageSize)
{
    /// <summary>What will be read.</summary>
    public required ArchiveKeyFilter Filter { get; init; }

    /// <summary>Which events come first.</summary>
    public required SearchOrder Order { get; init; }

    /// <summary>The first page of a listing.</summary>
    public Task<OssObjectPage> PageAsync(ListObjectsOptions options, CancellationToken cancellationToken) => PageAsync(options, null, cancellationToken);

    /// <summary>All pages of a listing, as one.</summary>
    public async Task<OssObjectPage> AllAsync(ListObjectsOptions options, CancellationToken cancellationToken)
    {
        var objects = new List<OssObjectSummary>();
        var folders = new List<string>();
        string? token = null;
        do
        {
            OssObjectPage page = await PageAsync(options, token, cancellationToken).ConfigureAwait(false);
            objects.AddRange(page.Objects);
            folders.AddRange(page.CommonPrefixes);
            token = page.NextToken;
        }
        while (token is not null);

        return new(objects, folders, null);
    }

    private Task<OssObjectPage> PageAsync(ListObjectsOptions options, string? token, CancellationToken cancellationToken) =>
        oss.ListObjectPageAsync(bucket, options with { PageSize = pageSize }, token, cancellationToken);
}
