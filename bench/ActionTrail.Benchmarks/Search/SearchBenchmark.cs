using System.Text.Json;
using ActionTrail.Benchmarks.Corpus;

namespace ActionTrail.Benchmarks.Search;

/// <summary>The engine beside inflating, both in processes of this program, and attrail beside DuckDB, ripgrep and jq, whole programs: rounds alternate, answers must be equal.</summary>
internal sealed class SearchBenchmark : IBenchmark
{
    private const string JobOption = "--job";
    private readonly SearchTable _table = new();
    private string _attrail = "";
    private readonly string _duckDb = Path.Combine(PeersFolder(), "duckdb.mjs");

    public string Name => "search";

    public string Description => "Search archives beside DuckDB, rg and jq: --rounds 3 --only rare-user,day-two-fields,count,small-objects --peers duckdb,rg,jq --folder DIR --attrail PROGRAM.";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        var options = new Arguments(arguments);
        string folder = options.Text("--folder", CorpusBenchmark.DefaultFolder);
        if (options.Has(JobOption))
        {
            await SearchJobs.RunAsync(options.Text(JobOption, ""), folder);
            return 0;
        }

        string[] only = options.Text("--only", string.Join(',', SearchQuestion.All.Select(static question => question.Name))).Split(',');
        HashSet<string> peers = Present(options.Text("--peers", "duckdb,rg,jq").Split(','));
        await new CorpusBenchmark().RunAsync(["--folder", folder]);
        _attrail = options.Text("--attrail", "") is { Length: > 0 } published ? published : await PublishAsync(Path.Combine(folder, "attrail"));
        for (int round = 0; round < options.Number("--rounds", 3); round++)
        {
            foreach (SearchQuestion question in SearchQuestion.All.Where(question => only.Contains(question.Name)))
            {
                await AskAsync(question, Path.Combine(folder, question.Corpus), round == 0 ? peers : [.. peers.Except(["jq"])]);
            }
        }

        _table.Print();
        return 0;
    }

    /// <summary>Keeps the peers that are installed and says how to install the others.</summary>
    private HashSet<string> Present(string[] wanted)
    {
        (string Peer, bool IsThere, string Install)[] all =
        [
            ("duckdb", ToolRun.IsThere("node") && Directory.Exists(Path.Combine(PeersFolder(), "node_modules", "@duckdb")), "node 20, then npm ci in bench/peers"),
            ("rg", ToolRun.IsThere("rg"), "on Debian: apt-get update && apt-get install ripgrep"),
            ("jq", ToolRun.IsThere("jq") && ToolRun.IsThere("zcat"), "on Debian: apt-get update && apt-get install jq gzip"),
        ];
        foreach ((string peer, _, string install) in all.Where(peer => wanted.Contains(peer.Peer) && !peer.IsThere))
        {
            Console.WriteLine($"{peer} is missing, so nothing is compared with it; {install}");
        }

        return [.. all.Where(peer => wanted.Contains(peer.Peer) && peer.IsThere).Select(static peer => peer.Peer)];
    }

    private async Task AskAsync(SearchQuestion question, string archive, HashSet<string> peers)
    {
        ToolRun inflated = _table.Add($"{question.Corpus}: only inflate", await JobAsync(SearchJobs.Inflate, archive));
        ToolRun engine = _table.Add($"{question.Name}: engine", await JobAsync(question.Name, archive));
        ToolRun ours = _table.Add($"{question.Name}: attrail search", Same(engine, await SearchAsync(question, archive)));
        if (question.Days.Count == 0)
        {
            _table.AddRatio($"{question.Name}: engine, only inflating", question.Name == "rare-user" ? 0.75 : 0, engine, inflated);
        }

        if (peers.Contains("duckdb"))
        {
            ToolRun theirs = Same(ours, _table.Add($"{question.Name}: DuckDB", await DuckDbAsync(question, archive, [])));
            _table.AddRatio($"{question.Name}: attrail search, DuckDB", question.DuckDbTarget, ours, theirs);
        }

        if (peers.Contains("duckdb") && question.Days.Count > 0)
        {
            ToolRun told = Same(ours, _table.Add($"{question.Name}: DuckDB told the days", await DuckDbAsync(question, archive, question.Days)));
            _table.AddRatio($"{question.Name}: attrail search, DuckDB told the days", 0, ours, told);
        }

        if (peers.Contains("rg") && question.Rg.Length > 0)
        {
            // Each file is one line, so occurrences are counted, by the number of them.
            ToolRun theirs = _table.Add($"{question.Name}: rg -z", await ToolRun.StartAsync("rg", "-z", "-o", "-N", "-I", "--no-heading", question.Rg, archive));
            _table.AddRatio($"{question.Name}: attrail search, rg -z", 4, ours, theirs.Answer.Count == ours.Answer.Count ? theirs : throw Different(ours, theirs));
        }

        if (peers.Contains("jq") && question.Jq.Length > 0)
        {
            string pipe = $"find '{archive}' -name '*.gz' -print0 | xargs -0 zcat | jq -r '{question.Jq}'";
            ToolRun theirs = Same(ours, _table.Add($"{question.Name}: zcat | jq", await ToolRun.StartAsync("bash", "-o", "pipefail", "-c", pipe)));
            _table.AddRatio($"{question.Name}: attrail search, zcat | jq", 12, ours, theirs);
        }
    }

    private Task<ToolRun> JobAsync(string job, string archive) =>
        ToolRun.StartAsync("dotnet", typeof(SearchBenchmark).Assembly.Location, Name, JobOption, job, "--folder", archive);

    /// <summary>Asks the program that people run; what it writes is cut down to what the peers answer afterwards.</summary>
    private async Task<ToolRun> SearchAsync(SearchQuestion question, string archive)
    {
        ToolRun run = await ToolRun.StartAsync(_attrail, ["search", archive, .. question.Arguments]);
        return run with { Answer = [.. run.Answer.Select(line => question.Answer(JsonElement.Parse(line))).Order(StringComparer.Ordinal)] };
    }

    /// <summary>Publishes <c>attrail</c> as it is meant to be used.</summary>
    private static async Task<string> PublishAsync(string folder)
    {
        string project = Path.Combine(PeersFolder(), "..", "..", "src", "ActionTrail.Cli");
        await ToolRun.StartAsync("dotnet", "publish", project, "-c", "Release", "--use-current-runtime", "--self-contained", "-p:RunAnalyzers=false", "-o", folder);
        return Path.Combine(folder, "attrail");
    }

    private Task<ToolRun> DuckDbAsync(SearchQuestion question, string archive, IReadOnlyList<string> days) => ToolRun.StartAsync(
        "node", _duckDb, archive, Environment.ProcessorCount.ToString(System.Globalization.CultureInfo.InvariantCulture), string.Join(',', question.CountBy), question.Where, string.Join(',', days));

    private static ToolRun Same(ToolRun ours, ToolRun theirs) => ours.Answer.SequenceEqual(theirs.Answer) ? theirs : throw Different(ours, theirs);

    private static InvalidOperationException Different(ToolRun ours, ToolRun theirs) => new($"The answers differ: {ours.Fingerprint} here, {theirs.Fingerprint} there.");

    private static string PeersFolder()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !Directory.Exists(Path.Combine(folder, "bench", "peers")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return Path.Combine(folder ?? throw new DirectoryNotFoundException("bench/peers is not above this program."), "bench", "peers");
    }
}
