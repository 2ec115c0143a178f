using System.CommandLine;
using ActionTrail.Core.Errors;

namespace ActionTrail.Cli.Download;

/// <summary><c>attrail download</c>: the objects of a local cloud's bucket as files, each under its key.</summary>
internal static class DownloadCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var path = new Option<string>("--path") { Description = "Folder of the local cloud.", Required = true };
        var bucket = new Option<string>("--bucket") { Description = "Bucket name.", Required = true };
        var prefix = new Option<string>("--prefix") { Description = "Only keys that start so.", DefaultValueFactory = _ => "" };
        var to = new Option<string>("--to") { Description = "Folder to write to; made when it is not there.", Required = true };
        var command = new Command("download", "Copy the objects of a bucket to a folder, to read them with any tool.") { path, bucket, prefix, to };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            try
            {
                int count = await BucketDownload.RunAsync(parsed.GetValue(path)!, parsed.GetValue(bucket)!, parsed.GetValue(prefix)!, parsed.GetValue(to)!, cancellationToken);
                await Console.Out.WriteLineAsync($"{count} objects in {Path.GetFullPath(parsed.GetValue(to)!)}");
                return 0;
            }
            catch (ActionTrailException error)
            {
                await Console.Error.WriteLineAsync(error.Message);
                return 2;
            }
        });
        return command;
    }
}
