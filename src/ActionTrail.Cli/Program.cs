using System.CommandLine;
using ActionTrail.Cli.Archive;
using ActionTrail.Cli.Demo;
using ActionTrail.Cli.Download;
using ActionTrail.Cli.Search;
using ActionTrail.Cli.Serve;
using ActionTrail.Cli.Setup;

var root = new RootCommand("attrail: Alibaba Cloud ActionTrail delivery and a complete local cloud, for machines without PowerShell.")
{
    DemoCommand.Create(),
    ServeCommand.Create(),
    DownloadCommand.Create(),
    PlanCommand.Report.Create(),
    ApplyCommand.Create(),
    VerifyCommand.Report.Create(),
    SearchCommand.Create(),
    VerifyArchiveCommand.Create(),
};

// A served cloud finishes what is in flight when it is told to stop.
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
