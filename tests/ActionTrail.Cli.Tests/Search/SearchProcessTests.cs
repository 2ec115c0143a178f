using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace ActionTrail.Cli.Tests.Search;

/// <summary>The program itself, stopped in the middle of an archive that takes it a minute.</summary>
public sealed class SearchProcessTests : IDisposable
{
    private const int Files = 500;
    private const string Answer = """{"eventId":"E0","eventTime":"2026-01-01T00:00:00Z","userIdentity":{"userName":"alice"}}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("actiontrail-").FullName;

    public SearchProcessTests()
    {
        Write("000.gz", Answer, 1);
        string large = Write("large", """{"eventId":"E1","eventTime":"2026-01-01T00:00:00Z","userIdentity":{"userName":"bob"}}""" + "\n", 2_000_000);
        for (int file = 1; file < Files; file++)
        {
            File.CreateSymbolicLink(Path.Combine(_folder, $"{file:000}.gz"), large);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_reader_that_goes_away_ends_the_search_though_no_answer_follows()
    {
        using Process shell = SearchProcess.Start("bash", "-c", "dotnet \"$0\" search \"$1\" --user alice | head -1; exit ${PIPESTATUS[0]}", SearchProcess.Program, _folder);

        string answers = await shell.StandardOutput.ReadToEndAsync();
        await StoppedAsync(shell, 141);

        Assert.Equal(Answer, answers.TrimEnd());
    }

    [Fact]
    public async Task An_interrupt_ends_the_search_with_its_statement()
    {
        using Process program = SearchProcess.Start("dotnet", SearchProcess.Program, "search", _folder, "--user", "alice");

        Assert.Equal(Answer, await program.StandardOutput.ReadLineAsync());
        using Process kill = Process.Start("kill", ["-INT", program.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await StoppedAsync(program, 130);
    }

    /// <summary>The statement proves that the program stopped by itself: most of the archive was not read.</summary>
    private static async Task StoppedAsync(Process program, int code)
    {
        string errors = await program.StandardError.ReadToEndAsync();
        await program.WaitForExitAsync();

        Assert.True(program.ExitCode == code, $"exit code {program.ExitCode}: {errors}");
        JsonElement statement = JsonDocument.Parse(errors.TrimEnd().Split('\n')[^1]).RootElement.GetProperty("statement");
        Assert.True(statement.GetProperty("isInterrupted").GetBoolean() && statement.GetProperty("balances").GetBoolean(), errors);
        Assert.InRange(statement.GetProperty("objectsRead").GetInt64(), 1, Files - 1);
    }

    private string Write(string name, string record, int count)
    {
        string path = Path.Combine(_folder, name);
        using var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest);
        byte[] bytes = Encoding.UTF8.GetBytes(record);
        for (int i = 0; i < count; i++)
        {
            gzip.Write(bytes);
        }

        return path;
    }
}
