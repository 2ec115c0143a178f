using System.Diagnostics;
using System.IO.Compression;

namespace ActionTrail.Benchmarks.Delivery;

/// <summary>The same work done by rsyslog: lines of JSON in, gzip files out, through a disk-assisted queue. See <c>bench/peers/rsyslog</c>.</summary>
internal static class RsyslogPeer
{
    /// <summary>The last line; when it comes out, everything before it did.</summary>
    private const string End = "end-of-events";

    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(20);

    /// <summary>Where rsyslogd is; null when it is not installed.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/sbin").Select(static folder => Path.Combine(folder, "rsyslogd")).FirstOrDefault(File.Exists);

    /// <summary>Runs the work once, from the start of the process to its end.</summary>
    /// <param name="set">The events.</param>
    /// <param name="configuration">Path of the configuration.</param>
    /// <returns>What it took.</returns>
    public static async Task<Measure> RunAsync(DeliverySet set, string configuration)
    {
        string work = Directory.CreateTempSubdirectory("actiontrail-rsyslog-").FullName;
        try
        {
            string input = Path.Combine(work, "events.json");
            File.Copy(set.Lines, input);
            await File.AppendAllTextAsync(input, End + "\n");
            return await RunAsync(set, configuration, work, input);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static async Task<Measure> RunAsync(DeliverySet set, string configuration, string work, string input)
    {
        (string done, string output) = (Path.Combine(work, "done"), Path.Combine(work, "events.gz"));
        var start = new ProcessStartInfo(Program!, ["-n", "-f", configuration, "-i", Path.Combine(work, "pid")]) { UseShellExecute = false };
        foreach ((string name, string value) in new[] { ("BENCH_INPUT", input), ("BENCH_OUTPUT", output), ("BENCH_DONE", done), ("BENCH_WORK", work) })
        {
            start.Environment[name] = value;
        }

        await Machine.WarmAsync(input);
        long began = TimeProvider.System.GetTimestamp();
        using Process process = Process.Start(start)!;
        while (!File.Exists(done) && !process.HasExited)
        {
            await Task.Delay(s_poll, TimeProvider.System);
        }

        if (process.HasExited)
        {
            throw new InvalidOperationException($"rsyslogd ended with exit code {process.ExitCode}.");
        }

        process.Refresh();
        (double cpu, long peak) = (process.TotalProcessorTime.TotalSeconds, process.PeakWorkingSet64);
        using (Process kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        await process.WaitForExitAsync();
        double wall = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        int lines = Lines(output);
        return lines == set.Events
            ? new Measure(lines, new FileInfo(set.Lines).Length, wall, cpu, peak)
            : throw new InvalidOperationException($"rsyslog wrote {lines} of {set.Events} events.");
    }

    private static int Lines(string path)
    {
        using var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        byte[] buffer = new byte[1 << 16];
        int lines = 0;
        for (int read; (read = gzip.Read(buffer)) > 0;)
        {
            lines += buffer.AsSpan(0, read).Count((byte)'\n');
        }

        return lines;
    }
}
