using System.Reflection;
using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;
using ActionTrail.Aliyun.Ram;
using ActionTrail.Aliyun.Sls;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;
using ActionTrail.LocalCloud;
using ActionTrail.LocalCloud.Ledger;
using ActionTrail.LocalCloud.Samples;

namespace ActionTrail.Cli.Demo;

/// <summary>What happens in the company: real signed calls, some of them denied, and events brought in from outside.</summary>
/// <param name="cloud">The cloud.</param>
/// <param name="console">Shows the steps.</param>
internal sealed class DemoActivity(LocalCloudHost cloud, DemoConsole console)
{
    private const string User = "alice";
    private readonly LedgerImport _import = new(cloud);

    /// <summary>Makes calls in a member: as its root, and as a user who may do nothing.</summary>
    /// <param name="member">The member.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>When they are made.</returns>
    public async Task CallAsync(LocalAccount member, CancellationToken cancellationToken)
    {
        CloudConnection root = cloud.Connect(member.Id, DemoNames.Region);
        CloudConnection user = cloud.Connect(new StaticCredentialProvider(await KeyOfUserAsync(root, cancellationToken)), DemoNames.Region);
        var bucket = BucketName.Parse($"data-{member.Id}");
        var project = SlsProjectName.Parse($"app-{member.Id}");
        await AllowingAsync(ApiErrorKind.Conflict, () => new OssClient(root).PutBucketAsync(bucket, PutBucketOptions.Default, cancellationToken));
        await new OssClient(root).PutObjectAsync(bucket, ObjectKey.Parse("reports/today.txt"), "all is well"u8.ToArray(), PutObjectOptions.Default, cancellationToken);
        await AllowingAsync(ApiErrorKind.Conflict, () => new SlsClient(root).CreateProjectAsync(project, "application logs", cancellationToken));
        await new TrailsClient(root).DescribeTrailsAsync(new TrailQuery(), cancellationToken);
        await AllowingAsync(ApiErrorKind.Denied, () => new TrailsClient(user).StopLoggingAsync(DemoNames.Trail.Value, cancellationToken));
        await AllowingAsync(ApiErrorKind.Denied, () => new OssClient(user).DeleteBucketAsync(bucket, cancellationToken));
        await AllowingAsync(ApiErrorKind.Denied, () => new RamClient(user).Users.CreateAccessKeyAsync(User, cancellationToken));
    }

    /// <summary>Imports the published kinds of events, spread over the members.</summary>
    /// <param name="members">Members.</param>
    public void ImportFixtures(IReadOnlyList<LocalAccount> members)
    {
        Assembly assembly = typeof(DemoActivity).Assembly;
        string[] names = [.. assembly.GetManifestResourceNames().Where(static name => name.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        int imported = _import.Import(names.Select((name, index) => (members[index % members.Count].Id, Read(assembly, name))));
        console.Detail($"{names.Length} event records of every published kind, {imported} of them new");
    }

    /// <summary>Generates and imports realistic events.</summary>
    /// <param name="members">Accounts that act.</param>
    /// <param name="count">How many.</param>
    /// <param name="seed">Seed; the same one gives the same events, so a second run adds none.</param>
    public void Generate(IReadOnlyList<LocalAccount> members, int count, int seed)
    {
        DateTimeOffset now = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        var generator = new SampleEventGenerator(new SampleEventOptions
        {
            AccountIds = [.. members.Select(static member => member.Id.Value)], From = now.AddDays(-2), To = now, Seed = seed,
        });
        int imported = 0;
        foreach (SampleEvent[] chunk in generator.Generate(count).Chunk(5_000))
        {
            imported += _import.Import(chunk.Select(static sample => (AccountId.Parse(sample.AccountId), sample.Json)));
            console.Detail($"{imported:N0} events");
        }
    }

    private static ReadOnlyMemory<byte> Read(Assembly assembly, string name)
    {
        using Stream stream = assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static async Task<CloudCredentials> KeyOfUserAsync(CloudConnection root, CancellationToken cancellationToken)
    {
        var ram = new RamClient(root);
        await AllowingAsync(ApiErrorKind.Conflict, () => ram.Users.CreateAsync(User, "Alice", cancellationToken));
        foreach (RamAccessKey former in await ram.Users.ListAccessKeysAsync(User, cancellationToken))
        {
            await ram.Users.DeleteAccessKeyAsync(User, former.AccessKeyId, cancellationToken);
        }

        return await ram.Users.CreateAccessKeyAsync(User, cancellationToken);
    }

    /// <summary>Makes a call that may fail in one expected way.</summary>
    private static async Task AllowingAsync(ApiErrorKind expected, Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (ApiException error) when (error.Kind == expected)
        {
            // The call is in the ledger either way; that is what it was made for.
        }
    }
}
