using System.Text.Json;
using ActionTrail.Cli.Demo;

namespace ActionTrail.Cli.Tests.Demo;

/// <summary>One run of the demo in this process, with what it printed.</summary>
internal sealed record DemoRun(int ExitCode, string Output, string Errors)
{
    /// <summary>Rows of one destination: expected, delivered, distinct, missing, duplicates.</summary>
    public IEnumerable<(string Kind, long Expected, long Delivered, long Distinct, long Missing, long Duplicates)> Destinations =>
        JsonDocument.Parse(Output).RootElement.GetProperty("destinations").EnumerateArray().Select(static row => (
            row.GetProperty("kind").GetString()!, row.GetProperty("expected").GetInt64(), row.GetProperty("delivered").GetInt64(),
            row.GetProperty("distinct").GetInt64(), row.GetProperty("missing").GetInt64(), row.GetProperty("duplicates").GetInt64()));

    /// <summary>Names of the members in the report, with their covered events.</summary>
    public IReadOnlyDictionary<string, long> Members =>
        JsonDocument.Parse(Output).RootElement.GetProperty("members").EnumerateArray()
            .ToDictionary(static row => row.GetProperty("name").GetString()!, static row => row.GetProperty("recorded").GetInt64());

    public static async Task<DemoRun> RunAsync(string folder, DemoBreak breakage = DemoBreak.None, int events = 300)
    {
        (TextWriter output, TextWriter errors) = (Console.Out, Console.Error);
        using var captured = new StringWriter();
        using var complaints = new StringWriter();
        Console.SetOut(captured);
        Console.SetError(complaints);
        try
        {
            int exitCode = await DemoProcedure.RunAsync(new DemoOptions(folder, events, Json: true, breakage), CancellationToken.None);
            return new DemoRun(exitCode, captured.ToString(), complaints.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(errors);
        }
    }
}
