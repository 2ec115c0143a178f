using System.Runtime.CompilerServices;
using ActionTrail.Aliyun.Pop;

namespace ActionTrail.Aliyun.ResourceDirectory;

/// <summary>Walks the numbered pages of a list.</summary>
/// <param name="client">Who calls.</param>
internal sealed class DirectoryPages(PopClient client)
{
    private const int PageSize = 100;

    /// <summary>All items of a list; each page is called for when the one before is consumed.</summary>
    /// <param name="operation">Operation name.</param>
    /// <param name="arguments">Its parameters without paging.</param>
    /// <param name="list">Name of the list and of one item: <c>Accounts</c>, <c>Account</c>.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    public async IAsyncEnumerable<PopAnswer> ReadAsync(
        string operation, PopArguments arguments, (string List, string Item) list, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long seen = 0;
        for (long number = 1; ; number++)
        {
            PopArguments page = [];
            foreach ((string name, string? value) in arguments)
            {
                page.Add(name, value);
            }

            page.Add("PageNumber", (long?)number);
            page.Add("PageSize", (long?)PageSize);
            PopAnswer answer = await client.CallAsync(operation, page, cancellationToken).ConfigureAwait(false);
            IReadOnlyList<PopAnswer> items = answer.List(list.List, list.Item);
            foreach (PopAnswer item in items)
            {
                yield return item;
            }

            seen += items.Count;
            if (items.Count == 0 || seen >= answer.Integer("TotalCount", 0))
            {
                yield break;
            }
        }
    }
}
