using System.Buffers;
using System.Text;
using System.Text.Json;
using ActionTrail.Cli.Search;
using ActionTrail.Engine.Search;

namespace ActionTrail.Cli.Tests.Search;

/// <summary>The statement is written by hand; a serializer that looks at every property is the judge.</summary>
public sealed class StatementWriterTests
{
    private static readonly JsonSerializerOptions s_camelCase = new(JsonSerializerDefaults.Web);

    [Fact]
    public void A_statement_is_written_as_a_serializer_writes_it()
    {
        var full = new SearchStatement
        {
            Source = "C:\\bücket \"one\"\n",
            Since = new(2026, 3, 1, 0, 0, 0, TimeSpan.FromHours(8)),
            Until = new(2026, 3, 2, 1, 2, 3, 456, TimeSpan.Zero),
            ObjectsListed = 101,
            IsListedCompletely = true,
            ObjectsIgnored = 102,
            SkippedByTime = 103,
            SkippedByRegion = 104,
            SkippedByAccount = 105,
            ObjectsNotNeeded = 106,
            ObjectsRead = 107,
            ObjectsReadForLateEvents = 108,
            ObjectsDamaged = 109,
            Damaged = [new("a.gz", "is cut", 7), new("b.gz", "is no gzip file", 0)],
            BytesRead = 1L << 40,
            BytesInflated = 111,
            EventsRead = 112,
            EventsMatched = 113,
            EventsRejected = 114,
            DuplicatesMerged = 115,
            EventsNotNeeded = 116,
            RecordsUnreadable = 117,
            LateEventsMatched = 118,
            IsMergedCompletely = false,
            IsInterrupted = true,
            Elapsed = TimeSpan.FromMilliseconds(90_061_001.5),
        };

        Assert.Equal(Serialized(full), Written(full));
        Assert.Equal(Serialized(new() { Source = "" }), Written(new() { Source = "" }));
    }

    private static string Serialized(SearchStatement statement) => JsonSerializer.Serialize(new Dictionary<string, SearchStatement> { ["statement"] = statement }, s_camelCase);

    private static string Written(SearchStatement statement)
    {
        var line = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(line))
        {
            StatementWriter.Write(json, statement);
        }

        return Encoding.UTF8.GetString(line.WrittenSpan);
    }
}
