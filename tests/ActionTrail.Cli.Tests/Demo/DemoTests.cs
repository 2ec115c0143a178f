using ActionTrail.Cli.Demo;

namespace ActionTrail.Cli.Tests.Demo;

[Collection("Console")]
public sealed class DemoTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("attrail-demo-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Every_event_of_every_member_arrives_in_every_destination_and_once_in_OSS()
    {
        DemoRun run = await DemoRun.RunAsync(_folder);
        Assert.True(run.ExitCode == 0, run.Errors + run.Output);
        Assert.Equal(["OSS", "SLS", "MaxCompute", "SLS (inner)"], run.Destinations.Select(static row => row.Kind));
        Assert.All(run.Destinations, static row =>
        {
            Assert.True(row.Kind == "SLS (inner)" ? row.Expected == 1 : row.Expected > 300);
            Assert.Equal(row.Expected, row.Distinct);
            Assert.Equal(0, row.Missing);
        });
        Assert.Equal(0, run.Destinations.Single(static row => row.Kind == "OSS").Duplicates);
    }

    [Fact]
    public async Task Members_count_while_they_are_members()
    {
        DemoRun run = await DemoRun.RunAsync(_folder);
        Assert.Equal(["Build", "LogArchive", "Newcomer", "Partner", "Payments", "Sandbox", "Shop"], run.Members.Keys.Order(StringComparer.Ordinal));
        Assert.True(run.Members["Newcomer"] > 200, "the newcomer's events count from joining on");
        Assert.InRange(run.Members["Partner"], 1, 150); // 200 further events came after it had left
    }

    [Fact]
    public async Task A_second_run_doubles_nothing()
    {
        Assert.Equal(0, (await DemoRun.RunAsync(_folder)).ExitCode);
        DemoRun second = await DemoRun.RunAsync(_folder);
        Assert.True(second.ExitCode == 0, second.Errors + second.Output);
        Assert.All(second.Destinations, static row => Assert.Equal((0, 0), (row.Missing, row.Duplicates)));
    }

    [Theory]
    [InlineData(DemoBreak.Trust, "ActionTrailDeliveryRole", "Set-AtTrustPolicy")]
    [InlineData(DemoBreak.Policy, "AliyunActionTrailDeliveryPolicy", "New-AtDeliveryRole")]
    [InlineData(DemoBreak.Bucket, "corp-audit-", "New-AtOssDestination")]
    public async Task What_is_broken_is_named_with_its_mend_and_nothing_is_lost(DemoBreak breakage, string named, string mend)
    {
        DemoRun broken = await DemoRun.RunAsync(_folder, breakage);
        Assert.Equal(3, broken.ExitCode);
        string sentence = Assert.Single(broken.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(named, sentence, StringComparison.Ordinal);
        Assert.Contains("was expected to", sentence, StringComparison.Ordinal);
        Assert.Contains($"mend it with: {mend} -Context ", sentence, StringComparison.Ordinal);

        DemoRun mended = await DemoRun.RunAsync(_folder);
        Assert.True(mended.ExitCode == 0, mended.Errors + mended.Output);
        Assert.All(mended.Destinations, static row => Assert.Equal(0, row.Missing));
    }
}
