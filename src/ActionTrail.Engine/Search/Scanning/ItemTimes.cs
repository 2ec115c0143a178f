using ActionTrail.Core.Archive;

namespace ActionTrail.Engine.Search.Scanning;

/// <summary>The order in which items are read when events are wanted in order of time.</summary>
internal static class ItemTimes
{
    /// <summary>Time of an item's latest event; null when its name does not tell.</summary>
    public static DateTimeOffset? Of(string name) => ArchiveObjectKey.TryParse(name, out ArchiveObjectKey? key) ? key.Time : null;

    /// <summary>Items without a time first, because they may hold anything; then by time.</summary>
    public static IEnumerable<JudgedItem> Sort(IEnumerable<JudgedItem> items, SearchOrder order) => order == SearchOrder.Newest
        ? items.OrderByDescending(static item => Of(item.Item.Name) ?? DateTimeOffset.MaxValue)
        : items.OrderBy(static item => Of(item.Item.Name) ?? DateTimeOffset.MinValue);
}
