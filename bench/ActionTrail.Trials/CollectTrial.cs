using System.Text.Json;
using ActionTrail.Cli.Serve;
using ActionTrail.LocalCloud;
using Microsoft.AspNetCore.Builder;

namespace ActionTrail.Trials;

/// <summary>Kills the process that collects by LookupEvents at random points while events are recorded, into folders and an HTTPS endpoint.</summary>
internal static class CollectTrial
{
    public static async Task<TrialVerdict> RunAsync(string path, int kills, int seed)
    {
        using var cloud = LocalCloudHost.Open(new LocalCloudOptions { Folder = Path.Combine(path, "cloud") });
        await using WebApplication source = CloudServer.Build(cloud, [new Uri("http://127.0.0.1:0")]);
        await source.StartAsync();
        await using var endpoint = await TrialEndpoint.StartAsync();
        LocalAccount[] accounts = [cloud.CreateAccount("Shop"), cloud.CreateAccount("Build")];
        var settings = new CollectSettings
        {
            Source = source.Urls.First(), Endpoint = endpoint.Address, Thumbprint = endpoint.Thumbprint, Since = TimeProvider.System.GetUtcNow(),
            Accounts = [.. accounts.Select(account => CollectAccount.Of(account.Id, cloud.RootCredentials(account.Id)))],
        };
        await using (FileStream file = PrivateFile(Path.Combine(path, CollectSettings.FileName)))
        {
            await JsonSerializer.SerializeAsync(file, settings);
        }

        var recorder = new CollectRecorder(cloud, accounts, seed);
        using var stop = new CancellationTokenSource();
        Task recording = recorder.RunAsync(stop.Token);
        string killed = await TrialChild.KillAsync(kills, seed, _ => ["collect-child", path]);
        await stop.CancelAsync();
        await recording;

        // A pass reads whole seconds: what was recorded in the second that is running may be left to the pass after it.
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
        TrialVerdict verdict = await CollectVerdict.ReachAsync(path, settings, cloud, recorder, endpoint);
        return verdict with { Lines = [killed, .. verdict.Lines] };
    }

    /// <summary>The process that is killed: it collects again and again for as long as it lives.</summary>
    public static async Task LiveAsync(string path)
    {
        CollectSettings settings = JsonSerializer.Deserialize<CollectSettings>(await File.ReadAllTextAsync(Path.Combine(path, CollectSettings.FileName)))!;
        using var run = new CollectRun(path, settings);
        TrialChild.Begin();
        while (true)
        {
            if (await run.PassAsync() is { } failure)
            {
                throw new InvalidOperationException("The source refused.", failure);
            }

            Console.WriteLine(TrialChild.Delivered);
            await Task.Delay(TimeSpan.FromMilliseconds(400), TimeProvider.System);
        }
    }

    private static FileStream PrivateFile(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }
}
