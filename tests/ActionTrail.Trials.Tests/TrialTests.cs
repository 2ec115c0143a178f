namespace ActionTrail.Trials.Tests;

/// <summary>Short versions of the trials; CONTRIBUTING names the commands of the long ones.</summary>
public sealed class TrialTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("actiontrail-trial-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Killing_the_delivering_process_loses_nothing() => Demand(await CrashTrial.RunAsync(_folder, kills: 4, seed: 20));

    [Fact]
    public async Task A_network_that_fails_a_third_of_the_calls_loses_nothing() => Demand(await FaultTrial.RunAsync(_folder, events: 800, seed: 20));

    [Fact]
    public async Task Killing_the_collecting_process_loses_and_doubles_nothing() => Demand(await CollectTrial.RunAsync(_folder, kills: 3, seed: 20));

    private static void Demand(TrialVerdict verdict) => Assert.True(verdict.IsGood, string.Join('\n', verdict.Problems.Concat(verdict.Lines)));
}
