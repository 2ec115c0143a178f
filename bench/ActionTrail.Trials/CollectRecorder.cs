using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Accounts;
using ActionTrail.LocalCloud;
using ActionTrail.LocalCloud.Ledger;

namespace ActionTrail.Trials;

/// <summary>Records events of several accounts without a pause: numbered ones in their order, and real calls among them.</summary>
/// <param name="cloud">The cloud.</param>
/// <param name="accounts">The accounts.</param>
/// <param name="seed">Seed of the numbers of events.</param>
internal sealed class CollectRecorder(LocalCloudHost cloud, IReadOnlyList<LocalAccount> accounts, int seed)
{
    private const string Prefix = "trial-";
    private static readonly RegionId s_region = RegionId.Parse("cn-hangzhou");
    private readonly int[] _recorded = new int[accounts.Count];

    /// <summary>How many numbered events each account has.</summary>
    public IReadOnlyList<int> Recorded => _recorded;

    /// <summary>Number of an event; null for one that is not numbered.</summary>
    public static int? NumberOf(string eventId) =>
        eventId.StartsWith(Prefix, StringComparison.Ordinal) ? int.Parse(eventId.AsSpan(eventId.LastIndexOf('-') + 1), CultureInfo.InvariantCulture) : null;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var chance = new Random(seed);
        var import = new LedgerImport(cloud);
        while (!cancellationToken.IsCancellationRequested)
        {
            int index = chance.Next(accounts.Count);
            import.Import([.. Enumerable.Range(0, chance.Next(1, 6)).Select(_ => (accounts[index].Id, Event(index)))]);
            if (chance.Next(10) == 0)
            {
                await new TrailsClient(cloud.Connect(accounts[index].Id, s_region)).DescribeTrailsAsync(new TrailQuery(), CancellationToken.None);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(25), TimeProvider.System, CancellationToken.None);
        }
    }

    private ReadOnlyMemory<byte> Event(int index) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["eventId"] = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{index}-{++_recorded[index]:D7}"),
        ["eventTime"] = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["eventName"] = "StopInstances",
        ["eventCategory"] = "Management",
        ["eventRW"] = "Write",
        ["serviceName"] = "Ecs",
        ["acsRegion"] = s_region.Value,
        ["recipientAccountId"] = accounts[index].Id.Value,
        ["userIdentity"] = new JsonObject { ["type"] = "ram-user", ["userName"] = "alice" },
    }.ToJsonString());
}
