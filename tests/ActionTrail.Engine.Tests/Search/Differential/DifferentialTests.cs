using System.Globalization;
using ActionTrail.Engine.Search;
using ActionTrail.Engine.Search.Queries;
using ActionTrail.Engine.Search.Sources;

namespace ActionTrail.Engine.Tests.Search.Differential;

/// <summary>The same questions over the same files, answered by this search, by DuckDB and by jq.</summary>
public sealed class DifferentialTests : IDisposable
{
    private readonly DifferentialArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [PeersFact]
    public async Task Everybody_finds_the_same_events()
    {
        IReadOnlyList<DifferentialCase> cases = DifferentialCases.All;
        string[][] duckDb = Peers.DuckDb(_archive.Folder, cases.Select(static each => $"j->>'$.eventId' FROM records WHERE {each.Sql}"));
        string[][] jq = Peers.Jq(_archive.Folder, cases.Select(static each => $"[$records[] | select({each.Jq}) | .eventId]"));

        Assert.InRange(cases.Count, 40, int.MaxValue);
        var differences = new List<string>();
        int answered = 0;
        for (int i = 0; i < cases.Count; i++)
        {
            string[] ours = await FindAsync(cases[i].Query);
            answered += ours.Length is > 0 and < 1800 ? 1 : 0;
            Compare("DuckDB", ours, duckDb[i]);
            Compare("jq", ours, jq[i]);

            void Compare(string peer, string[] ours, string[] theirs)
            {
                if (!ours.SequenceEqual(theirs))
                {
                    differences.Add($"{cases[i].Name}: {ours.Length} here, {theirs.Length} by {peer}; only here {string.Join(' ', ours.Except(theirs).Take(3))}; only there {string.Join(' ', theirs.Except(ours).Take(3))}");
                }
            }
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
        Assert.InRange(answered, cases.Count - 3, cases.Count); // Everything, and what no event has, tell little.
    }

    [PeersFact]
    public async Task Everybody_counts_the_same()
    {
        string[][] duckDb = Peers.DuckDb(
            _archive.Folder,
            [
                "concat_ws('|', coalesce(j->>'$.serviceName', ''), coalesce(j->>'$.eventName', ''), count(*)) FROM records GROUP BY j->>'$.serviceName', j->>'$.eventName'",
                "concat_ws('|', left(j->>'$.eventTime', 13), coalesce(j->>'$.errorCode', ''), count(*)) FROM records WHERE j->>'$.acsRegion' = 'cn-beijing' GROUP BY left(j->>'$.eventTime', 13), coalesce(j->>'$.errorCode', '')",
            ]);
        string[][] jq = Peers.Jq(
            _archive.Folder,
            [
                "[$records | group_by([.serviceName, .eventName])[] | \"\\(.[0].serviceName)|\\(.[0].eventName)|\\(length)\"]",
                "[[$records[] | select(.acsRegion == \"cn-beijing\")] | group_by([.eventTime[:13], .errorCode // \"\"])[] | \"\\(.[0].eventTime[:13])|\\(.[0].errorCode // \"\")|\\(length)\"]",
            ]);

        string[] byName = await CountAsync(ArchiveQuery.All, ["serviceName", "eventName"], TimelineUnit.None);
        string[] byHour = await CountAsync(new() { Regions = ["cn-beijing"] }, ["errorCode"], TimelineUnit.Hour);

        Assert.InRange(byName.Length, 10, 100);
        Assert.InRange(byHour.Length, 50, 500);
        Assert.Equal(duckDb[0], byName);
        Assert.Equal(jq[0], byName);
        Assert.Equal(duckDb[1], byHour);
        Assert.Equal(jq[1], byHour);
    }

    /// <summary>JSON leaves open which of two members with one name counts. Here, in jq and in most readers it is the last; DuckDB takes the first.</summary>
    [PeersFact]
    public async Task Of_a_name_that_comes_twice_the_last_counts_as_in_jq()
    {
        string[] first = await FindAsync(new() { Where = [FieldCondition.Parse("twice eq first")] });
        string[] last = await FindAsync(new() { Where = [FieldCondition.Parse("twice eq last")] });
        string[][] jq = Peers.Jq(_archive.Folder, ["[$records[] | select(.twice == \"first\") | .eventId]", "[$records[] | select(.twice == \"last\") | .eventId]"]);
        string[][] duckDb = Peers.DuckDb(_archive.Folder, ["j->>'$.eventId' FROM records WHERE j->>'$.twice' = 'first'"]);

        Assert.Empty(first);
        Assert.Equal(36, last.Length);
        Assert.Equal([first, last], jq);
        Assert.Equal(last, duckDb[0]);
    }

    /// <summary>Numbers compare as they are written, as in DuckDB; jq takes 1 and 1.0 for one number.</summary>
    [PeersFact]
    public async Task A_number_is_what_is_written_as_in_DuckDB()
    {
        string[] ours = await FindAsync(new() { Where = [FieldCondition.Parse("ratio eq 1")] });

        Assert.InRange(ours.Length, 300, 600);
        Assert.Equal(Peers.DuckDb(_archive.Folder, ["j->>'$.eventId' FROM records WHERE j->>'$.ratio' = '1'"])[0], ours);
    }

    private async Task<string[]> FindAsync(ArchiveQuery query)
    {
        var search = new ArchiveSearch(new FolderSource(_archive.Folder), query, new(), TimeProvider.System);
        var ids = new List<string>();
        await foreach (ArchiveMatch match in search.FindAsync(CancellationToken.None))
        {
            ids.Add(match.ToEvent().EventId);
        }

        Assert.True(search.Statement is { IsComplete: true, Balances: true, EventsRead: 1800 }, search.Statement.ToString());
        return [.. ids.Order(StringComparer.Ordinal)];
    }

    private async Task<string[]> CountAsync(ArchiveQuery query, string[] fields, TimelineUnit unit)
    {
        IReadOnlyList<EventCount> counts = await new ArchiveSearch(new FolderSource(_archive.Folder), query, new(), TimeProvider.System).CountAsync(fields, unit, CancellationToken.None);
        return
        [
            .. counts.Select(row => string.Join('|', [
                .. row.Time is { } time ? [time.UtcDateTime.ToString("yyyy-MM-dd'T'HH", CultureInfo.InvariantCulture)] : Array.Empty<string>(),
                .. row.Values,
                row.Count.ToString(CultureInfo.InvariantCulture),
            ])).Order(StringComparer.Ordinal),
        ];
    }
}
