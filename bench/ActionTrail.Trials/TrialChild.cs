using System.Diagnostics;
using System.Globalization;

namespace ActionTrail.Trials;

/// <summary>A process of this program that is killed.</summary>
internal static class TrialChild
{
    /// <summary>What it prints whenever it has delivered everything.</summary>
    public const string Delivered = "delivered";

    private const string Ready = "ready";
    private const int MostRounds = 3;
    private const int MostMilliseconds = 600;

    /// <summary>Called by the child when it has begun to work: says so, and ends it with the trial, whose end of the standard input closes then.</summary>
    public static void Begin()
    {
        Console.WriteLine(Ready);
        var watch = new Thread(static () =>
        {
            Console.In.ReadToEnd();
            Environment.Exit(1);
        });
        watch.IsBackground = true;
        watch.Start();
    }

    /// <summary>Kills one process after the other.</summary>
    /// <param name="kills">How many.</param>
    /// <param name="seed">Seed of the moments.</param>
    /// <param name="argumentsOf">Arguments of each process.</param>
    /// <returns>A line that says how much they did.</returns>
    public static async Task<string> KillAsync(int kills, int seed, Func<int, string[]> argumentsOf)
    {
        var chance = new Random(seed);
        int rounds = 0;
        for (int kill = 0; kill < kills; kill++)
        {
            rounds += await KillOnceAsync(chance, argumentsOf(kill));
            if (kill % 10 == 9)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kill + 1} of {kills} killed"));
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"kills      {kills}, each in the middle of its work; {rounds} rounds were delivered whole before");
    }

    /// <summary>Starts a process, lets it deliver none to two rounds whole and some of the next, and kills it.</summary>
    /// <param name="chance">Chooses the moment.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>How many rounds it delivered whole.</returns>
    private static async Task<int> KillOnceAsync(Random chance, string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) != typeof(TrialChild).Assembly.GetName().Name)
        {
            start.FileName = "dotnet";
            start.ArgumentList.Add(typeof(TrialChild).Assembly.Location);
        }

        start.Environment["DOTNET_TieredPGO"] = "0"; // a process that lives for seconds compiles once
        Array.ForEach(arguments, start.ArgumentList.Add);
        using Process child = Process.Start(start)!;
        int delivered = 0;
        Task<string> complaint = child.StandardError.ReadToEndAsync();
        await ExpectAsync(Ready);
        for (int rounds = chance.Next(MostRounds); rounds > 0; rounds--)
        {
            await ExpectAsync(Delivered);
            delivered++;
        }

        await Task.Delay(TimeSpan.FromMilliseconds(chance.Next(1, MostMilliseconds)), TimeProvider.System);
        if (child.HasExited)
        {
            throw new InvalidOperationException($"The process ended before it was killed: {await complaint}");
        }

        child.Kill(); // SIGKILL: nothing of the process runs any more, not even a finally block
        await child.WaitForExitAsync();
        while (await child.StandardOutput.ReadLineAsync() is not null)
        {
            delivered++;
        }

        return delivered;

        async Task ExpectAsync(string expected)
        {
            string? line = await child.StandardOutput.ReadLineAsync();
            if (line != expected)
            {
                throw new InvalidOperationException($"The process was expected to print '{expected}', but printed '{line}' {await complaint}");
            }
        }
    }
}
