using System.Runtime.CompilerServices;
using ActionTrail.Core.Archive;
using ActionTrail.Engine.Search.Sources;

namespace ActionTrail.Engine.Search.Scanning;

/// <summary>
/// Lists the items of a source in the order of the times in their keys, branch by branch from the wanted end. Items without a time come as
/// soon as they are found, because they may hold anything.
/// </summary>
/// <param name="source">Where the items lie.</param>
/// <param name="filter">Which items are read.</param>
/// <param name="order">Newest or oldest first.</param>
/// <param name="tally">Counts.</param>
internal sealed class TimedListing(IArchiveSource source, ArchiveKeyFilter filter, SearchOrder order, SearchTally tally)
{
    private readonly PriorityQueue<IArchiveBranch, long> _branches = new();
    private readonly PriorityQueue<JudgedItem, (long Rank, string Name)> _items = new(ByRankAndName);

    private static IComparer<(long Rank, string Name)> ByRankAndName { get; } = Comparer<(long Rank, string Name)>.Create(static (one, other) =>
        one.Rank != other.Rank ? one.Rank.CompareTo(other.Rank) : string.CompareOrdinal(one.Name, other.Name));

    /// <summary>Lists the items.</summary>
    /// <param name="isEnough">Whether what has a time, and all that follows it, is not needed any more; then nothing further is listed.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    public async IAsyncEnumerable<JudgedItem> ListAsync(Predicate<DateTimeOffset> isEnough, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Add(source.Branch(filter, order));
        while (true)
        {
            while (_branches.TryPeek(out IArchiveBranch? branch, out long bound) && !(_items.TryPeek(out _, out (long Rank, string Name) first) && first.Rank <= bound))
            {
                if (branch.Bound is { } time && isEnough(time))
                {
                    yield break;
                }

                await ListFirstAsync(bound, cancellationToken).ConfigureAwait(false);
            }

            if (_branches.Count == 0)
            {
                tally.ListedAll();
            }

            if (!_items.TryDequeue(out JudgedItem? item, out _))
            {
                yield break;
            }

            yield return item;
        }
    }

    /// <summary>Lists the first branch, and together with it those that are as near to the wanted end.</summary>
    private async Task ListFirstAsync(long bound, CancellationToken cancellationToken)
    {
        var listings = new List<Task<BranchListing>>();
        while (listings.Count < source.OpenAhead && _branches.TryPeek(out _, out long other) && other == bound)
        {
            listings.Add(_branches.Dequeue().ListAsync(cancellationToken));
        }

        foreach (BranchListing listing in await Task.WhenAll(listings).ConfigureAwait(false))
        {
            foreach (IArchiveBranch branch in listing.Branches)
            {
                Add(branch);
            }

            foreach (ArchiveItem item in listing.Items)
            {
                Add(item);
            }
        }
    }

    private void Add(IArchiveBranch branch) => _branches.Enqueue(branch, Rank(branch.Bound));

    private void Add(ArchiveItem item)
    {
        KeyVerdict verdict = filter.Judge(item.Name);
        tally.Listed(verdict);
        if (verdict is KeyVerdict.Read or KeyVerdict.ReadForLateEvents)
        {
            DateTimeOffset? time = ArchiveObjectKey.TryParse(item.Name, out ArchiveObjectKey? key) ? key.Time : null;
            _items.Enqueue(new(item, verdict, time), (Rank(time), item.Name));
        }
    }

    /// <summary>Lower comes first.</summary>
    private long Rank(DateTimeOffset? time) => time is not { } known ? long.MinValue : order == SearchOrder.Newest ? -known.UtcTicks : known.UtcTicks;
}
