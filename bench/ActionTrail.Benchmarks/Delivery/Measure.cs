using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace ActionTrail.Benchmarks.Delivery;

/// <summary>What one run took.</summary>
/// <param name="Events">Events that it handled.</param>
/// <param name="Bytes">Bytes of these events.</param>
/// <param name="Wall">Seconds by the clock.</param>
/// <param name="Cpu">Seconds of processor time, user and system.</param>
/// <param name="PeakMemory">Largest resident size of the process in bytes; 0 when nobody looked.</param>
internal sealed record Measure(long Events, long Bytes, double Wall, double Cpu, long PeakMemory)
{
    private const string Mark = "measured ";

    /// <summary>Events a second by the clock.</summary>
    public double EventsPerSecond => Events / Wall;

    /// <summary>Microseconds of processor time for each event.</summary>
    public double CpuPerEvent => Cpu / Events * 1e6;

    /// <summary>Largest resident size of this process so far, in bytes.</summary>
    public static long PeakOfThisProcess => long.Parse(
        File.ReadLines("/proc/self/status").First(static line => line.StartsWith("VmHWM", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture) * 1024;

    /// <summary>Runs a job of this program in a process of its own and reads what it measured.</summary>
    /// <param name="arguments">The job.</param>
    /// <returns>What it measured.</returns>
    public static async Task<Measure> ChildAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Measure).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["DOTNET_TieredPGO"] = "0"; // as attrail is configured
        await Machine.SettleAsync();
        using Process child = Process.Start(start)!;
        string output = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        string? line = output.Split('\n').LastOrDefault(static line => line.StartsWith(Mark, StringComparison.Ordinal));
        return child.ExitCode == 0 && line is not null
            ? JsonSerializer.Deserialize<Measure>(line[Mark.Length..])!
            : throw new InvalidOperationException($"'{string.Join(' ', arguments)}' ended with exit code {child.ExitCode}: {output}");
    }

    /// <summary>Hands the measure to the process that asked for it.</summary>
    public void Print() => Console.WriteLine(Mark + JsonSerializer.Serialize(this));
}
