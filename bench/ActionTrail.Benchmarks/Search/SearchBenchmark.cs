using System.IO.Compression;
using ActionTrail.Benchmarks.Corpus;
using ActionTrail.Engine.Search;
using ActionTrail.Engine.Search.Queries;
using ActionTrail.Engine.Search.Sources;

namespace ActionTrail.Benchmarks.Search;

internal sealed class SearchBenchmark : IBenchmark
{
    public string Name => "search";

    public string Description => "Search archives.";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        var options = new Arguments(arguments);
        string folder = options.Text("--folder", CorpusBenchmark.DefaultFolder);
        string large = Path.Combine(folder, "large");
        string[] files = Directory.GetFiles(large, "*.gz", SearchOption.AllDirectories);
        int workers = options.Number("--workers", Environment.ProcessorCount);
        for (int i = 0; i < options.Number("--rounds", 5); i++)
        {
            long bytes = 0;
            double inflate = Time(() => Parallel.ForEach(files, new ParallelOptions { MaxDegreeOfParallelism = workers }, () => new byte[256 * 1024], (file, _, buffer) =>
            {
                using var gzip = new GZipStream(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 65536), CompressionMode.Decompress);
                int n;
                while ((n = gzip.Read(buffer)) > 0) Interlocked.Add(ref bytes, n);
                return buffer;
            }, _ => { }));
            var rare = new ArchiveSearch(new FolderSource(large), new ArchiveQuery { UserNames = ["user499"] }, new() { Workers = workers }, TimeProvider.System);
            int found = 0;
            double start = Cpu();
            await foreach (ArchiveMatch m in rare.FindAsync(default)) found++;
            double search = (Cpu() - start);
            var counter = new ArchiveSearch(new FolderSource(large), ArchiveQuery.All, new() { Workers = workers }, TimeProvider.System);
            start = Cpu();
            var rows = await counter.CountAsync(["serviceName", "eventName"], TimelineUnit.None, default);
            double count = (Cpu() - start);
            Console.WriteLine($"inflate {inflate:0.00} s ({bytes / inflate / 1e9:0.00} GB/s)  rare {search:0.00} s ({inflate / search:0.00}) {found}   count {count:0.00} s ({inflate / count:0.00}) {rows.Count}");
            if (i == 0) { Console.WriteLine(rare.Statement); Console.WriteLine(rare.Statement.Balances); Console.WriteLine(counter.Statement); }
        }
        Console.WriteLine($"peak {Environment.WorkingSet / 1e6} {System.Diagnostics.Process.GetCurrentProcess().PeakWorkingSet64 / 1e6}");
        return 0;
    }

    private static double Cpu() => System.Diagnostics.Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;

    private static double Time(Action action)
    {
        double start = Cpu();
        action();
        return (Cpu() - start);
    }
}
