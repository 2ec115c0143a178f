using System.Globalization;

namespace ActionTrail.Benchmarks.Search;

/// <summary>Collects the runs of all rounds and prints their medians.</summary>
internal sealed class SearchTable
{
    private readonly List<(string Work, List<ToolRun> Runs)> _works = [];
    private readonly List<(string What, string Target, List<(double Wall, double Cpu)> Ratios)> _ratios = [];

    /// <summary>Adds a run.</summary>
    public ToolRun Add(string work, ToolRun run)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {work}: {run.Wall:0.00} s, {run.Cpu:0.00} s of CPU, {run.PeakMemory / 1e6:0} MB, {run.Fingerprint}"));
        if (_works.Find(known => known.Work == work) is not { Runs: { } runs })
        {
            _works.Add((work, runs = []));
        }

        runs.Add(run);
        return run;
    }

    /// <summary>Adds how many times as fast the search was as something else in the same round.</summary>
    public void AddRatio(string what, double target, ToolRun ours, ToolRun theirs)
    {
        if (_ratios.Find(known => known.What == what) is not { Ratios: { } ratios })
        {
            _ratios.Add((what, target > 0 ? string.Create(CultureInfo.InvariantCulture, $"at least {target}") : "", ratios = []));
        }

        ratios.Add((theirs.Wall / ours.Wall, theirs.Cpu / ours.Cpu));
    }

    /// <summary>Prints the tables in Markdown.</summary>
    public void Print()
    {
        Console.WriteLine($"\n{Environment.ProcessorCount} processors, medians of the rounds, whole processes\n\n| work | s | CPU s | peak MB |\n|---|---|---|---|");
        foreach ((string work, List<ToolRun> runs) in _works)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {work} | {Median(runs.Select(static run => run.Wall)):0.00} | {Median(runs.Select(static run => run.Cpu)):0.00} | {Median(runs.Select(static run => run.PeakMemory / 1e6)):0} |"));
        }

        Console.WriteLine("\n| speed of one, of that of the other | by the clock | by CPU | target |\n|---|---|---|---|");
        foreach ((string what, string target, List<(double Wall, double Cpu)> ratios) in _ratios)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {Median(ratios.Select(static ratio => ratio.Wall)):0.00} | {Median(ratios.Select(static ratio => ratio.Cpu)):0.00} | {target} |"));
        }
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
