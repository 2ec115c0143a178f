using System.CommandLine;
using System.CommandLine.Invocation;
using ActionTrail.Cli.Archive;
using ActionTrail.Cli.Demo;
using ActionTrail.Cli.Download;
using ActionTrail.Cli.Search;
using ActionTrail.Cli.Serve;
using ActionTrail.Cli.Setup;

var root = new RootCommand("attrail: Alibaba Cloud ActionTrail delivery and a complete local cloud, for machines without PowerShell.");
if (args is [SearchCommand.Name, ..])
{
    // A search can be over sooner than the other commands are made.
    root.Add(SearchCommand.Create());
}
else
{
    Array.ForEach(
        [
            DemoCommand.Create(), ServeCommand.Create(), DownloadCommand.Create(), PlanCommand.Report.Create(), ApplyCommand.Create(),
            VerifyCommand.Report.Create(), SearchCommand.Create(), VerifyArchiveCommand.Create(),
        ],
        root.Add);
}

ParseResult parsed = root.Parse(args);
if (args.Length > 0 && parsed.Action is ParseErrorAction mistake)
{
    // They would go to standard output, where other programs expect answers.
    mistake.ShowHelp = false;
    mistake.ShowTypoCorrections = false;
}

// A served cloud finishes what is in flight when it is told to stop.
int code = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
return parsed.Errors.Count > 0 && parsed.CommandResult.Command.Name == SearchCommand.Name ? SearchCommand.Failed : code;
