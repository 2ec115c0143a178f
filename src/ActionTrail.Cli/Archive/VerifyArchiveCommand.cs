using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using ActionTrail.Cli.Download;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Verification.Seals;
using ActionTrail.LocalCloud;

namespace ActionTrail.Cli.Archive;

/// <summary><c>attrail verify-archive</c>: what <c>Test-AtArchive</c> does, for machines without PowerShell.</summary>
internal static class VerifyArchiveCommand
{
    private const int NotIntact = 3;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var folder = new Option<string>("--folder") { Description = "Folder with a downloaded copy." };
        var path = new Option<string>("--path") { Description = "Folder of a local cloud, to verify a bucket of it." };
        var bucket = new Option<string>("--bucket") { Description = "Bucket name; with --path." };
        var prefix = new Option<string>("--prefix") { Description = "Key prefix in the bucket.", DefaultValueFactory = _ => "" };
        var heads = new Option<string[]>("--head") { Description = "Key of a newest digest that was noted down earlier; may be repeated.", DefaultValueFactory = _ => [] };
        var json = new Option<bool>("--json") { Description = "One JSON document for each finding, then one for the totals." };
        var command = new Command("verify-archive", "Verify delivered files by their seal, without the source. Exit code 0: intact; 3: not intact; 2: not verified.") { folder, path, bucket, prefix, heads, json };
        command.Validators.Add(result =>
        {
            bool isFolder = result.GetValue(folder) is not null;
            bool isBucket = result.GetValue(path) is not null && result.GetValue(bucket) is not null;
            if (isFolder == isBucket)
            {
                result.AddError("Give --folder, or --path and --bucket.");
            }
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            try
            {
                string[] noted = parsed.GetValue(heads)!;
                if (parsed.GetValue(folder) is { } copy)
                {
                    return await VerifyAsync(new FolderSealedArchive(copy), noted, parsed.GetValue(json), cancellationToken);
                }

                await using LocalCloudHost cloud = LocalCloudHost.Open(new LocalCloudOptions { Folder = parsed.GetValue(path)!, CreateIfMissing = false });
                var name = BucketName.Parse(parsed.GetValue(bucket)!);
                var archive = new BucketSealedArchive(await LocalBuckets.OwnerAsync(cloud, name, cancellationToken), name, parsed.GetValue(prefix)!);
                return await VerifyAsync(archive, noted, parsed.GetValue(json), cancellationToken);
            }
            catch (ActionTrailException error)
            {
                await Console.Error.WriteLineAsync(error.Message);
                return 2;
            }
        });
        return command;
    }

    private static async Task<int> VerifyAsync(ISealedArchive archive, IReadOnlyList<string> heads, bool asJson, CancellationToken cancellationToken)
    {
        var verification = new ArchiveVerification(archive, TimeProvider.System);
        await foreach (SealFinding finding in verification.FindAsync(heads, cancellationToken))
        {
            await Console.Out.WriteLineAsync(asJson ? JsonSerializer.Serialize(finding, s_json) : $"{finding.Kind} {finding.Key}: expected {finding.Expected}; found {finding.Found}");
        }

        SealStatement statement = verification.Statement;
        await Console.Out.WriteLineAsync(asJson ? JsonSerializer.Serialize(statement, s_json) : statement.ToString());
        foreach (string head in asJson ? [] : statement.Heads)
        {
            await Console.Out.WriteLineAsync($"head {head}");
        }

        return statement.IsIntact ? 0 : NotIntact;
    }
}
