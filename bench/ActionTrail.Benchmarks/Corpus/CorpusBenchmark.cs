namespace ActionTrail.Benchmarks.Corpus;

/// <summary>Only writes the archives, so that measuring starts with a fresh process.</summary>
internal sealed class CorpusBenchmark : IBenchmark
{
    public string Name => "corpus";

    public string Description => "Write the archives that the other benchmarks read: --folder DIR.";

    public static string DefaultFolder => Path.Combine(Path.GetTempPath(), "actiontrail-bench");

    public Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        string folder = new Arguments(arguments).Text("--folder", DefaultFolder);
        foreach (CorpusShape shape in new[] { CorpusShape.Large, CorpusShape.Small })
        {
            string written = new CorpusWriter(shape, folder).Write();
            FileInfo[] files = new DirectoryInfo(written).GetFiles("*.gz", SearchOption.AllDirectories);
            Console.WriteLine($"{written}: {files.Length} objects, {files.Sum(static file => file.Length) / 1e6:0.0} MB compressed");
        }

        return Task.FromResult(0);
    }
}
