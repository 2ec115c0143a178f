using ActionTrail.Core.Archive;
using ActionTrail.Engine.Search.Sources;

namespace ActionTrail.Engine.Search.Scanning;

/// <summary>The order in which items are read when events are wanted in order of time.</summary>
internal static class ItemTimes
{
    /// <summary>Time of an item's latest event; null when its name does not tell.</summary>
    public static DateTimeOffset? Of(string name) => ArchiveObjectKey.TryParse(name, out ArchiveObjectKey? key) ? key.Time : null;

    /// <summary>Items without a time first, because they may hold anything; then by time.</summary>
    public static IEnumerable<(ArchiveItem Item, KeyVerdict Verdict)> Sort(IEnumerable<(ArchiveItem Item, KeyVerdict Verdict)> items, SearchOrder order)
    {
        IEnumerable<(ArchiveItem Item, KeyVerdict Verdict, DateTimeOffset? Time)> timed = items.Select(static item => (item.Item, item.Verdict, Of(item.Item.Name)));
        return (order == SearchOrder.Newest
                ? timed.OrderByDescending(static item => item.Time ?? DateTimeOffset.MaxValue)
                : timed.OrderBy(static item => item.Time ?? DateTimeOffset.MinValue))
            .Select(static item => (item.Item, item.Verdict));
    }
}
