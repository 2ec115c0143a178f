using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using ActionTrail.Engine.Search;
using ActionTrail.Engine.Search.Sources;

namespace ActionTrail.Benchmarks.Search;

/// <summary>What runs in a process of its own, started alike: the engine's search, and inflating the same files with nothing done to their bytes.</summary>
internal static class SearchJobs
{
    /// <summary>The job that only inflates; every other is the name of a question.</summary>
    public const string Inflate = "inflate";

    private const int BufferSize = 128 * 1024;

    /// <summary>Runs a job and prints its answer.</summary>
    /// <param name="job"><see cref="Inflate"/>, or the name of a question.</param>
    /// <param name="folder">The archive.</param>
    public static async Task RunAsync(string job, string folder)
    {
        if (job == Inflate)
        {
            Console.WriteLine(InflateAll(folder));
            return;
        }

        SearchQuestion question = SearchQuestion.All.First(known => known.Name == job);
        var search = new ArchiveSearch(new FolderSource(folder), question.Query, new(), TimeProvider.System);
        await Console.Out.WriteLineAsync(await (question.CountBy.Count > 0 ? CountAsync(search, question) : FindAsync(search)));
        if (!search.Statement.Balances || !search.Statement.IsComplete)
        {
            throw new InvalidOperationException(search.Statement.ToString());
        }
    }

    private static async Task<string> FindAsync(ArchiveSearch search)
    {
        var ids = new List<string>();
        await foreach (ArchiveMatch match in search.FindAsync(default))
        {
            ids.Add(match.ToEvent().EventId);
        }

        return string.Join('\n', ids);
    }

    private static async Task<string> CountAsync(ArchiveSearch search, SearchQuestion question)
    {
        IReadOnlyList<EventCount> counts = await search.CountAsync(question.CountBy, TimelineUnit.None, default);
        return string.Join('\n', counts.Select(static row => string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', row.Values)} {row.Count}")));
    }

    /// <summary>The fastest plain loop: files read whole, inflated into a buffer of each thread, nothing else.</summary>
    private static long InflateAll(string folder)
    {
        long total = 0;
        string[] files = Directory.GetFiles(folder, "*.gz", SearchOption.AllDirectories);
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.ForEach(
            files,
            options,
            static () => (Buffer: ArrayPool<byte>.Shared.Rent(BufferSize), Bytes: 0L),
            static (file, _, state) => (state.Buffer, state.Bytes + InflateFile(file, state.Buffer)),
            state =>
            {
                Interlocked.Add(ref total, state.Bytes);
                ArrayPool<byte>.Shared.Return(state.Buffer);
            });
        return total;
    }

    private static long InflateFile(string path, byte[] buffer)
    {
        using var file = new FileStream(path, new FileStreamOptions { Options = FileOptions.SequentialScan, BufferSize = 64 * 1024 });
        using var gzip = new GZipStream(file, CompressionMode.Decompress);
        long bytes = 0;
        for (int read; (read = gzip.Read(buffer)) > 0;)
        {
            bytes += read;
        }

        return bytes;
    }
}
