using System.CommandLine;

namespace ActionTrail.Cli.Demo;

/// <summary><c>attrail demo</c>: the main job from end to end on a local cloud.</summary>
internal static class DemoCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var path = new Option<string>("--path") { Description = "Folder of the local cloud; made when it is not there.", Required = true };
        var events = new Option<int>("--events") { Description = "Realistic events to make beside the real calls.", DefaultValueFactory = _ => 20_000 };
        var json = new Option<bool>("--json") { Description = "Print one JSON document and nothing else." };
        var breakage = new Option<DemoBreak>("--break") { Description = "Leave something wrong: trust, policy or bucket.", DefaultValueFactory = _ => DemoBreak.None };
        var command = new Command("demo", "Set up a multi-account trail on a local cloud, deliver, and prove that every event arrived.") { path, events, json, breakage };
        command.SetAction((parsed, cancellationToken) => DemoProcedure.RunAsync(
            new DemoOptions(parsed.GetValue(path)!, parsed.GetValue(events), parsed.GetValue(json), parsed.GetValue(breakage)),
            cancellationToken));
        return command;
    }
}
