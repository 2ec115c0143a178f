namespace ActionTrail.LocalCloud.Sls.Search;

/// <summary>The searches that somebody is paging through. A search is dropped when its logstore changes or others push it out.</summary>
internal sealed class SearchCache
{
    private const int MostSearches = 16;
    private readonly Lock _lock = new();
    private readonly LinkedList<(object Key, LogSearch Search)> _recent = new();

    /// <summary>A search that was begun before, or a new one.</summary>
    /// <param name="key">Everything that the result depends on; compared by value.</param>
    /// <param name="begin">Begins the search.</param>
    public LogSearch Get(object key, Func<LogSearch> begin)
    {
        lock (_lock)
        {
            LinkedListNode<(object Key, LogSearch Search)>? node = _recent.First;
            while (node is not null && !node.Value.Key.Equals(key))
            {
                node = node.Next;
            }

            if (node is null)
            {
                node = new((key, begin()));
            }
            else
            {
                _recent.Remove(node);
            }

            _recent.AddFirst(node);
            if (_recent.Count > MostSearches)
            {
                _recent.RemoveLast();
            }

            return node.Value.Search;
        }
    }
}
