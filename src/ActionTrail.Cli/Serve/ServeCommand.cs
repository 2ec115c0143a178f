using System.CommandLine;

namespace ActionTrail.Cli.Serve;

/// <summary><c>attrail serve</c>: the local cloud on a loopback port, for every SDK.</summary>
internal static class ServeCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var path = new Option<string>("--path") { Description = "Folder of the local cloud; made when it is not there.", Required = true };
        var urls = new Option<string>("--urls") { Description = "Addresses to listen on, separated by ';'. Port 0 takes a free one.", DefaultValueFactory = _ => "http://127.0.0.1:8800" };
        var allowRemote = new Option<bool[]>("--allow-remote") { Description = "Say it twice to listen beyond this machine. Everybody who reaches the port can try keys.", Arity = ArgumentArity.ZeroOrMore };
        var sample = new Option<bool>("--sample") { Description = "Make a small company in it: a management account, a resource directory, a log archive and members." };
        var deliverEvery = new Option<double>("--deliver-every") { Description = "Seconds between rounds of delivery; the real service takes about 300.", DefaultValueFactory = _ => 5 };
        var command = new Command("serve", "Serve a local cloud to the official SDKs of any language.") { path, urls, allowRemote, sample, deliverEvery };
        command.SetAction((parsed, cancellationToken) => CloudServer.RunAsync(
            new ServeOptions(parsed.GetValue(path)!, parsed.GetValue(urls)!, parsed.GetResult(allowRemote)?.IdentifierTokenCount ?? 0, parsed.GetValue(sample), TimeSpan.FromSeconds(Math.Max(0.1, parsed.GetValue(deliverEvery)))),
            Console.Out,
            cancellationToken));
        return command;
    }
}
