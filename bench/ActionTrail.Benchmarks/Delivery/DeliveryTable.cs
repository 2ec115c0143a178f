namespace ActionTrail.Benchmarks.Delivery;

/// <summary>Collects the measures of all rounds and prints their medians.</summary>
internal sealed class DeliveryTable
{
    private readonly List<(string Work, List<Measure> Measures)> _works = [];
    private readonly List<(string What, string Target, List<(double Wall, double Cpu)> Ratios)> _ratios = [];
    private readonly List<(string What, string Target, double Figure)> _figures = [];

    /// <summary>Adds what a run took.</summary>
    public void Add(string work, Measure measure)
    {
        Console.WriteLine($"  {work}: {measure.Wall:0.00} s, {measure.Cpu:0.00} s of CPU, {measure.EventsPerSecond:N0} events/s, {measure.PeakMemory / 1e6:0} MB");
        if (_works.Find(known => known.Work == work) is not { Measures: { } measures })
        {
            _works.Add((work, measures = []));
        }

        measures.Add(measure);
    }

    /// <summary>Adds the ratio of one round, by the clock and by processor time for each event.</summary>
    public void AddRatio(string what, string target, Measure one, Measure other, Func<double, double, double> ratio)
    {
        if (_ratios.Find(known => known.What == what) is not { Ratios: { } ratios })
        {
            _ratios.Add((what, target, ratios = []));
        }

        ratios.Add((ratio(one.Wall / one.Events, other.Wall / other.Events), ratio(one.CpuPerEvent, other.CpuPerEvent)));
    }

    /// <summary>Adds a figure that is measured once.</summary>
    public void AddFigure(string what, string target, double figure) => _figures.Add((what, target, figure));

    /// <summary>Prints the tables in Markdown.</summary>
    public void Print()
    {
        Console.WriteLine($"\n{Environment.ProcessorCount} processors, medians of the rounds\n\n| work | events/s | CPU µs/event | peak MB |\n|---|---|---|---|");
        foreach ((string work, List<Measure> measures) in _works)
        {
            Console.WriteLine($"| {work} | {Median(measures.Select(static each => each.EventsPerSecond)):N0} | {Median(measures.Select(static each => each.CpuPerEvent)):0.0} | {Median(measures.Select(static each => each.PeakMemory / 1e6)):0} |");
        }

        Console.WriteLine("\n| ratio | by the clock | by CPU | target |\n|---|---|---|---|");
        foreach ((string what, string target, List<(double Wall, double Cpu)> ratios) in _ratios)
        {
            Console.WriteLine($"| {what} | {Median(ratios.Select(static each => each.Wall)):0.00} | {Median(ratios.Select(static each => each.Cpu)):0.00} | {target} |");
        }

        foreach ((string what, string target, double figure) in _figures)
        {
            Console.WriteLine($"| {what} | {figure:0.00} | | {target} |");
        }
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
