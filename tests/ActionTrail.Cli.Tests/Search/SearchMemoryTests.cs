using System.Diagnostics;
using System.Text.Json;
using Xunit.Abstractions;

namespace ActionTrail.Cli.Tests.Search;

/// <summary>However much an archive holds, and however slow the reader of the answer is, the program keeps little of it.</summary>
public sealed class SearchMemoryTests(LargeArchive archive, ITestOutputHelper output) : IClassFixture<LargeArchive>
{
    private const long Most = 300L * 1024 * 1024;

    [Theory]
    [InlineData(LargeArchive.Events)]
    [InlineData(LargeArchive.Events, "--order", "newest")]
    [InlineData(50, "--count-by", "userName,eventName")]
    [InlineData(28 * 24, "--timeline", "Hour")]
    public async Task A_search_of_a_large_folder_needs_little_memory(int lines, params string[] arguments) => await SearchAsync(lines, [archive.Folder, .. arguments]);

    [Fact]
    public async Task A_search_of_a_large_bucket_needs_little_memory() =>
        await SearchAsync(LargeArchive.Events, ["--cloud", archive.Cloud, "--account", "Archive", "--bucket", "audit-files"]);

    private async Task SearchAsync(int lines, string[] arguments)
    {
        using Process program = SearchProcess.Start("dotnet", [SearchProcess.Program, "search", .. arguments]);
        Task<long> peak = PeakAsync(program);
        Task<string> errors = program.StandardError.ReadToEndAsync();
        await Task.Delay(TimeSpan.FromSeconds(lines == LargeArchive.Events ? 1.2 : 0), TimeProvider.System); // Time to collect what nobody has taken yet.
        int found = 0;
        while (await program.StandardOutput.ReadLineAsync() is not null)
        {
            found++;
        }

        await program.WaitForExitAsync();
        output.WriteLine($"Peak: {await peak / 1024 / 1024} MB.");
        JsonElement statement = JsonDocument.Parse(await errors).RootElement.GetProperty("statement");
        Assert.Equal((0, lines, LargeArchive.Events), (program.ExitCode, found, statement.GetProperty("eventsMatched").GetInt32()));
        Assert.InRange(await peak, 20_000_000, Most);
    }

    private static async Task<long> PeakAsync(Process program)
    {
        long peak = 0;
        try
        {
            while (!program.HasExited)
            {
                program.Refresh();
                peak = Math.Max(peak, program.PeakWorkingSet64);
                await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
            }
        }
        catch (InvalidOperationException)
        {
            // It ended in between.
        }

        return peak;
    }
}
