using System.Buffers;
using System.IO.Compression;

namespace ActionTrail.Benchmarks.Search;

/// <summary>Inflates the files that a search reads, with nothing done to their bytes; runs in a process of its own.</summary>
internal static class InflateJob
{
    private const int BufferSize = 128 * 1024;

    /// <summary>The fastest plain loop: files read whole, inflated into a buffer of each thread, nothing else.</summary>
    public static long Run(string folder)
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
