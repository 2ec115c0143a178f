using System.Text.Encodings.Web;
using System.Text.Json;
using ActionTrail.Engine.Setup;

namespace ActionTrail.Cli.Setup;

/// <summary>Prints plans, for people or as JSON.</summary>
internal static class SetupPrinter
{
    private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Prints steps, one a line.</summary>
    public static void Print(IEnumerable<SetupStep> steps)
    {
        foreach (SetupStep step in steps)
        {
            Console.Out.WriteLine($"{Sign(step)} {step}{(step.IsWeaker && step.Action == SetupAction.Change ? "   (weaker than the file asks)" : "")}");
        }
    }

    /// <summary>Prints steps as one document.</summary>
    public static void PrintJson(IEnumerable<SetupStep> steps) => Console.Out.WriteLine(JsonSerializer.Serialize(
        steps.Select(static step => new
        {
            action = step.Action.ToString(),
            outcome = step.Outcome.ToString(),
            resource = step.Resource,
            account = step.Account,
            property = step.Property,
            wanted = step.Wanted,
            found = step.Found,
            weaker = step.IsWeaker,
            reason = step.Reason,
        }),
        s_options));

    private static char Sign(SetupStep step) => step.Action switch
    {
        SetupAction.Create => '+',
        SetupAction.Change => '~',
        SetupAction.CannotChange => '!',
        _ => '=',
    };
}
