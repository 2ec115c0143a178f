using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace ActionTrail.Benchmarks.Search;

/// <summary>One run of a tool, from the start of its process to its end.</summary>
/// <param name="Answer">Its answer: lines, sorted.</param>
/// <param name="Wall">Seconds by the clock.</param>
/// <param name="Cpu">Seconds of processor time of it and everything it started, user and system.</param>
/// <param name="PeakMemory">Largest resident size that was seen of it and everything it started, in bytes.</param>
internal sealed partial record ToolRun(IReadOnlyList<string> Answer, double Wall, double Cpu, long PeakMemory)
{
    private const int RusageChildren = -1;
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(10);

    /// <summary>A short text that is the same for the same answer.</summary>
    public string Fingerprint => $"{Answer.Count} lines, {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Answer))))[..8]}";

    /// <summary>Whether a program is on the path.</summary>
    public static bool IsThere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <summary>Runs a tool.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>What it took.</returns>
    public static async Task<ToolRun> StartAsync(string program, params string[] arguments)
    {
        double cpuBefore = ChildrenCpu();
        long began = TimeProvider.System.GetTimestamp();
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<long> peak = WatchAsync(process.Id, output);
        string text = await output;
        await process.WaitForExitAsync();
        double wall = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        return process.ExitCode == 0
            ? new([.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)], wall, ChildrenCpu() - cpuBefore, await peak)
            : throw new InvalidOperationException($"'{program} {string.Join(' ', arguments)}' ended with exit code {process.ExitCode}.");
    }

    private static async Task<long> WatchAsync(int root, Task until)
    {
        long peak = 0;
        while (!until.IsCompleted)
        {
            peak = Math.Max(peak, Descendants(root).Sum(Resident));
            await Task.WhenAny(until, Task.Delay(s_look, TimeProvider.System));
        }

        return peak;
    }

    private static IEnumerable<int> Descendants(int process)
    {
        yield return process;
        foreach (int child in Read($"/proc/{process}/task/{process}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Number))
        {
            foreach (int descendant in Descendants(child))
            {
                yield return descendant;
            }
        }
    }

    /// <summary>The largest resident size of a process so far.</summary>
    private static long Resident(int process)
    {
        string? line = Read($"/proc/{process}/status").Split('\n').FirstOrDefault(static line => line.StartsWith("VmHWM", StringComparison.Ordinal));
        return line is null ? 0 : Number(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) * 1024L;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return ""; // It has ended.
        }
    }

    private static double ChildrenCpu()
    {
        Span<long> usage = stackalloc long[18]; // struct rusage: user and system time come first, seconds and microseconds each.
        _ = GetResourceUsage(RusageChildren, ref usage[0]);
        return usage[0] + usage[2] + ((usage[1] + usage[3]) / 1e6);
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetResourceUsage(int who, ref long usage);
}
