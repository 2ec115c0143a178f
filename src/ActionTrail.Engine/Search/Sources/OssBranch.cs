using ActionTrail.Aliyun.Oss;
using ActionTrail.Core.Archive;

namespace ActionTrail.Engine.Search.Sources;

/// <summary>
/// A folder of a bucket. What fits into one page is listed with one request; of a larger folder the folders in it are listed, down to the
/// days. Oldest first, a region's objects are listed page by page, because that is the order of their keys.
/// </summary>
/// <param name="tree">The bucket.</param>
/// <param name="path">How the keys in it start.</param>
internal sealed class OssBranch(OssTree tree, string path) : IArchiveBranch
{
    private readonly ArchiveFolder? _folder = BranchBound.Folder(path);

    /// <inheritdoc/>
    public DateTimeOffset? Bound { get; private init; } = BranchBound.Of(BranchBound.Folder(path), tree.Order);

    /// <summary>Key to go on behind; empty to begin at the beginning.</summary>
    private string After { get; init; } = "";

    /// <summary>A folder that holds a whole page of keys, in this one or around it; null when none is known.</summary>
    private string? Full { get; init; }

    /// <summary>Whether a page will not do: it did not or, for a year or a month, it did not for one like it.</summary>
    private bool IsLarge => Full is not null && (Full.StartsWith(path, StringComparison.Ordinal) || (_folder is { IsDated: true } && Full.Length >= path.Length));

    /// <inheritdoc/>
    public async Task<BranchListing> ListAsync(CancellationToken cancellationToken)
    {
        if (_folder is { Partition: { } partition } && tree.Order == SearchOrder.Oldest)
        {
            return await NextPageAsync(partition, cancellationToken).ConfigureAwait(false);
        }

        if (_folder is { IsDay: true })
        {
            return new(Items(await tree.AllAsync(new() { Prefix = path }, cancellationToken).ConfigureAwait(false)), []);
        }

        string? full = Full;
        if (!IsLarge)
        {
            OssObjectPage page = await tree.PageAsync(new() { Prefix = path }, cancellationToken).ConfigureAwait(false);
            if (page.NextToken is null)
            {
                return new(Items(page), []);
            }

            full = FolderAround(page);
        }

        OssObjectPage inside = await tree.AllAsync(new() { Prefix = path, Delimiter = "/" }, cancellationToken).ConfigureAwait(false);
        IEnumerable<string> folders = inside.CommonPrefixes.Where(folder => tree.Filter.Admits(folder, BranchBound.Folder(folder)));
        return new(Items(inside), [.. folders.Select(folder => new OssBranch(tree, folder) { Full = full })]);
    }

    private static IReadOnlyList<ArchiveItem> Items(OssObjectPage page) => [.. page.Objects.Select(static summary => new ArchiveItem(summary.Key.Value, summary.Size))];

    private static string FolderAround(OssObjectPage page)
    {
        string first = page.Objects[0].Key.Value;
        int common = first.AsSpan().CommonPrefixLength(page.Objects[^1].Key.Value);
        return first[..(first.AsSpan(0, common).LastIndexOf('/') + 1)];
    }

    private async Task<BranchListing> NextPageAsync(ArchivePartition partition, CancellationToken cancellationToken)
    {
        string after = After.Length == 0 && tree.Filter.FirstDay > _folder!.First ? partition.DayFolder(tree.Filter.FirstDay) : After;
        OssObjectPage page = await tree.PageAsync(new() { Prefix = path, StartAfter = after }, cancellationToken).ConfigureAwait(false);
        if (page.NextToken is null)
        {
            return new(Items(page), []);
        }

        string last = page.Objects[^1].Key.Value;
        ArchiveFolder? day = BranchBound.Folder(last[..(last.LastIndexOf('/') + 1)]);
        bool isOver = day is not null && day.First > tree.Filter.LastDay;
        return new(Items(page), isOver ? [] : [new OssBranch(tree, path) { After = last, Bound = BranchBound.Of(day, tree.Order) ?? Bound }]);
    }
}
