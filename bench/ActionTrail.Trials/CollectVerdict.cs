using System.Text.Json;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Archive;
using ActionTrail.Engine.Collection;
using ActionTrail.Engine.Delivery;
using ActionTrail.LocalCloud;

namespace ActionTrail.Trials;

/// <summary>Collects what is left and compares files and endpoint with what LookupEvents shows.</summary>
internal static class CollectVerdict
{
    public static async Task<TrialVerdict> ReachAsync(string path, CollectSettings settings, LocalCloudHost cloud, CollectRecorder recorder, TrialEndpoint endpoint)
    {
        var lines = new List<string>();
        var problems = new List<string>();
        var expected = new List<HashSet<string>>();
        foreach (CollectAccount account in settings.Accounts)
        {
            expected.Add(await ShownAsync(cloud, account, settings.Since));
        }

        CollectionStatus[] statuses;
        using (var run = new CollectRun(path, settings))
        {
            if (await run.PassAsync() is { } failure)
            {
                problems.Add($"The last pass failed: {failure.Message}");
            }

            statuses = await run.StatusAsync();
        }

        for (int i = 0; i < settings.Accounts.Count; i++)
        {
            CollectAccount account = settings.Accounts[i];
            HashSet<string> shown = await ShownAsync(cloud, account, settings.Since);
            lines.Add($"{account.Id}: {recorder.Recorded[i]:N0} events recorded, {expected[i].Count:N0} shown by LookupEvents with the look-ups themselves");
            string[][] files = [.. Read(CollectRun.FilesOf(path, account))];
            Compare("folder", [.. files.SelectMany(static ids => ids)], isOnce: true);
            Compare("endpoint", endpoint.Arrived(account.Id), isOnce: false);
            Demand(files.All(IsInOrder), "folder: a file is not in the order of recording.");
            Demand(IsInOrder(endpoint.Arrived(account.Id).Distinct()), "endpoint: events did not come in the order of recording.");
            foreach (LaneStatus lane in statuses[i].Targets.Select(static target => target.Lane))
            {
                lines.Add($"  {lane.Kind,-10} recorded {lane.Recorded,7:N0} = delivered {lane.Delivered,7:N0} + pending {lane.Pending,4:N0} + dead {lane.Dead,2:N0}");
                Demand(lane.Recorded == lane.Delivered + lane.Pending + lane.Dead, $"{lane.Kind}: the counters do not balance.");
                Demand(lane.Pending == 0 && lane.Dead == 0, $"{lane.Kind}: {lane.Pending} pending, {lane.Dead} dead: {lane.Trouble?.Message}");
            }

            void Compare(string where, IReadOnlyList<string> found, bool isOnce)
            {
                HashSet<string> seen = [.. found];
                int missing = expected[i].Count(id => !seen.Contains(id));
                int foreign = seen.Count(id => !shown.Contains(id));
                lines.Add($"  {where,-10} read back {found.Count,7:N0}, distinct {seen.Count,7:N0}, missing {missing,2:N0}, foreign {foreign,2:N0}, repeated {found.Count - seen.Count,4:N0}");
                Demand(missing == 0, $"{where}: {missing} events are missing.");
                Demand(foreign == 0, $"{where}: {foreign} events were never recorded.");
                Demand(!isOnce || found.Count == seen.Count, $"{where}: {found.Count - seen.Count} events are there more than once.");
                Demand(seen.Count(static id => CollectRecorder.NumberOf(id) is not null) == recorder.Recorded[i], $"{where}: not every numbered event is there.");
            }

            void Demand(bool condition, string problem)
            {
                if (!condition)
                {
                    problems.Add($"{account.Id}, {problem}");
                }
            }
        }

        return new TrialVerdict(lines, problems);
    }

    private static async Task<HashSet<string>> ShownAsync(LocalCloudHost cloud, CollectAccount account, DateTimeOffset since)
    {
        var trails = new TrailsClient(cloud.Connect(AccountId.Parse(account.Id), RegionId.Parse("cn-hangzhou")));
        var query = new EventQuery { StartTime = since, EndTime = TimeProvider.System.GetUtcNow(), Order = EventOrder.OldestFirst };
        var ids = new HashSet<string>(StringComparer.Ordinal);
        await foreach (Core.Events.AuditEvent shown in trails.LookupEventsAsync(query, default))
        {
            ids.Add(shown.EventId);
        }

        return ids;
    }

    private static IEnumerable<string[]> Read(string folder) => Directory.EnumerateFiles(folder, "*.gz", SearchOption.AllDirectories)
        .Select(static file => ArchiveFileReader.ReadAll(File.ReadAllBytes(file)).Select(IdOf).ToArray());

    private static string IdOf(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty("eventId").GetString()!;
    }

    private static bool IsInOrder(IEnumerable<string> ids)
    {
        int[] numbers = [.. ids.Select(CollectRecorder.NumberOf).OfType<int>()];
        return numbers.SequenceEqual(numbers.Order());
    }
}
