using System.Text;
using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.Aliyun.Oss;
using ActionTrail.Aliyun.Ram;
using ActionTrail.Aliyun.Sls;
using ActionTrail.Core.Destinations;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Storage;
using ActionTrail.LocalCloud.Tests.Ledger;

namespace ActionTrail.LocalCloud.Tests.Gateway;

/// <summary>A change and the event that tells of it are never apart, wherever the process dies and whatever the ledger refuses.</summary>
public sealed class EventOutboxTests : IDisposable
{
    private const string Name = "outbox_made_this";
    private readonly WatchedTime _time = new(new ManualTimeProvider());
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("RamUserDocument")]
    [InlineData("BucketDocument")]
    [InlineData("SlsProjectDocument")]
    [InlineData("MaxComputeProjectDocument")]
    public async Task A_process_that_dies_inside_a_change_leaves_both_the_change_and_its_event_or_neither(string kind)
    {
        // What a kill leaves is what the files hold at that moment, so every reading of the clock within the call copies them.
        int copies = 0;
        using (LocalCloudHost host = Open("cloud"))
        {
            CloudConnection root = host.Connect(host.CreateAccount("Management").Id, TestCloud.Region);
            await new RamClient(root).Users.CreateAsync("earlier", null, default);
            _time.OnRead = () => Copy("cloud", Invariant($"copy-{copies++}"));
            await MakeAsync(kind, root);
            _time.OnRead = static () => { };
        }

        string[] folders = [.. Enumerable.Range(0, copies).Select(static number => Invariant($"copy-{number}")), "cloud"];
        Assert.Contains(folders, folder => Documents(folder, kind) == 1 && EventsIn(folder) == 0);
        foreach (string folder in folders)
        {
            Open(folder).Dispose();
            Assert.Equal(Documents(folder, kind), EventsIn(folder));
            Open(folder).Dispose();
            Assert.Equal(Documents(folder, kind), EventsIn(folder));
            Assert.Equal(0, Documents(folder, nameof(OutboxEvent), ""));
        }
    }

    [Fact]
    public async Task A_change_whose_event_the_ledger_refuses_succeeds_and_its_event_follows_once()
    {
        using (LocalCloudHost host = Open("cloud"))
        {
            RamUserClient users = new RamClient(host.Connect(host.CreateAccount("Management").Id, TestCloud.Region)).Users;
            using (var other = SqliteDatabase.Open(_folder.File("cloud/ledger.db")))
            {
                other.Execute("BEGIN IMMEDIATE");
                await users.CreateAsync("alice", null, default);
            }

            Assert.Equal(0, host.Cloud.Ledger.LastPosition);
            await users.CreateAsync("bob", null, default);
            Assert.Equal(["alice", "bob"], Names(host));
        }

        using LocalCloudHost again = Open("cloud");
        Assert.Equal(["alice", "bob"], Names(again));
        Assert.Empty(again.Cloud.Documents.ListAll<OutboxEvent>());
    }

    [Fact]
    public async Task A_change_that_fails_leaves_no_event_but_that_of_its_failure()
    {
        using LocalCloudHost host = Open("cloud");
        RamUserClient users = new RamClient(host.Connect(host.CreateAccount("Management").Id, TestCloud.Region)).Users;
        await users.CreateAsync("alice", null, default);
        await users.CreateAsync("alice", null, default).RefusedAsync(409, "EntityAlreadyExists.User");

        Assert.Equal([null, "EntityAlreadyExists.User"], Recorded(host).Select(static recorded => (string?)recorded["errorCode"]));
        Assert.Single(host.Cloud.Documents.ListAll<OutboxEvent>()); // that of the first goes out with the next change
    }

    private static Task MakeAsync(string kind, CloudConnection root) => kind switch
    {
        "RamUserDocument" => new RamClient(root).Users.CreateAsync(Name, null, default),
        "BucketDocument" => new OssClient(root).PutBucketAsync(BucketName.Parse(Name.Replace('_', '-')), PutBucketOptions.Default, default),
        "SlsProjectDocument" => new SlsClient(root).CreateProjectAsync(SlsProjectName.Parse(Name.Replace('_', '-')), "", default),
        _ => new MaxComputeControl(root).CreateProjectAsync(MaxComputeProjectName.Parse(Name), new MaxComputeProjectOptions(), default),
    };

    private static IEnumerable<string?> Names(LocalCloudHost host) => Recorded(host).Select(static recorded => (string?)recorded["resourceName"]);

    private static IEnumerable<JsonNode> Recorded(LocalCloudHost host) =>
        host.Cloud.Ledger.Read(0, 100, 1_000_000).Select(static recorded => JsonNode.Parse(Encoding.UTF8.GetString(recorded.Json.Span))!);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private LocalCloudHost Open(string folder) => LocalCloudHost.Open(new LocalCloudOptions { Folder = _folder.File(folder), Time = _time, Ids = IdSource.Seeded("test") });

    private void Copy(string from, string to)
    {
        Directory.CreateDirectory(_folder.File(to));
        foreach (string file in new[] { "cloud.db", "cloud.db-wal", "ledger.db", "ledger.db-wal" })
        {
            File.Copy(_folder.File($"{from}/{file}"), _folder.File($"{to}/{file}"));
        }
    }

    private long Documents(string folder, string kind, string name = Name) =>
        Count($"{folder}/cloud.db", $"SELECT count(*) FROM documents WHERE kind='{kind}' AND json LIKE '%{name}%'");

    private long EventsIn(string folder) => Count($"{folder}/ledger.db", $"SELECT count(*) FROM events WHERE CAST(json AS TEXT) LIKE '%{Name}%'");

    private long Count(string file, string sql)
    {
        using var database = SqliteDatabase.Open(_folder.File(file));
        SqliteStatement select = database.Prepare(sql);
        _ = select.Step();
        return select.Int64(0);
    }
}
