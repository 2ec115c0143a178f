using System.Runtime.CompilerServices;

namespace ActionTrail.Commands.Events;

/// <summary>
/// Hands over what is ready together, because handing over each of many results to the pipeline thread costs more than finding it. Nothing
/// waits for a batch to fill.
/// </summary>
internal static class ReadyBatches
{
    private const int Most = 64;

    /// <summary>Batches of results.</summary>
    /// <typeparam name="T">Result.</typeparam>
    /// <param name="results">The results.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>At least one result each.</returns>
    public static async IAsyncEnumerable<List<T>> Of<T>(IAsyncEnumerable<T> results, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IAsyncEnumerator<T> reader = results.GetAsyncEnumerator(cancellationToken);
        await using ConfiguredAsyncDisposable closing = reader.ConfigureAwait(false);
        var batch = new List<T>();
        while (true)
        {
            ValueTask<bool> next = reader.MoveNextAsync();
            if (batch.Count > 0 && (!next.IsCompleted || batch.Count == Most))
            {
                yield return batch;
                batch = [];
            }

            if (!await next.ConfigureAwait(false))
            {
                break;
            }

            batch.Add(reader.Current);
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }
}
