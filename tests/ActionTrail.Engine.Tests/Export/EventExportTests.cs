using System.IO.Compression;
using System.Text;
using System.Text.Json;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Events;
using ActionTrail.Engine.Export;

namespace ActionTrail.Engine.Tests.Export;

public sealed class EventExportTests : IDisposable
{
    private static readonly AuditEvent[] s_events = [.. Enumerable.Range(0, 12_500).Select(static number => Event(number))];
    private readonly string _folder = Directory.CreateTempSubdirectory("actiontrail-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("e.ndjson")]
    [InlineData("e.ndjson.gz")]
    [InlineData("e.json")]
    [InlineData("e.json.gz")]
    [InlineData("e.csv")]
    [InlineData("e.csv.gz")]
    public void An_export_that_was_killed_goes_on_without_losing_or_doubling(string name)
    {
        string whole = Export(Path.Combine(_folder, name), s_events);
        foreach (int killedAfter in (int[])[1, 4_999, 5_000, 5_001, 9_000, 12_500])
        {
            string victim = Path.Combine(_folder, $"{killedAfter}-killed-{name}");
            string heir = Path.Combine(_folder, $"{killedAfter}-{name}");
            using (var killed = EventExport.Open(new ExportOptions(victim, ExportOptions.FormatOf(name)) { Note = "since 1" }))
            {
                foreach (AuditEvent found in s_events.Take(killedAfter))
                {
                    killed.Add(found);
                }

                // What a kill leaves: the files as they are on the disk now.
                File.Copy(victim + ".partial", heir + ".partial");
                File.Copy(victim + ".partial.journal", heir + ".partial.journal");
            }

            using var resumed = EventExport.Open(new ExportOptions(heir, ExportOptions.FormatOf(name)) { Start = ExportStart.Resume, Note = "since 2" });
            foreach (AuditEvent found in s_events)
            {
                resumed.Add(found);
            }

            Assert.Equal("since 1", resumed.Note);
            Assert.Equal((12_500, killedAfter / 5_000 * 5_000), (resumed.Complete().Events, resumed.EventsResumed));
            Assert.Equal(whole, Text(heir));
            Assert.False(File.Exists(heir + ".partial") || File.Exists(heir + ".partial.journal"));
        }
    }

    [Fact]
    public void An_export_that_was_stopped_keeps_all_that_it_wrote()
    {
        string path = Path.Combine(_folder, "e.ndjson");
        using (var stopped = EventExport.Open(new ExportOptions(path, ExportFormat.Ndjson)))
        {
            Array.ForEach(s_events[..77], found => stopped.Add(found));
        }

        Assert.False(File.Exists(path));
        Assert.Contains("was interrupted", Assert.Throws<ConfigurationException>(() => EventExport.Open(new ExportOptions(path, ExportFormat.Ndjson))).Message, StringComparison.Ordinal);
        Assert.Contains("same format", Assert.Throws<ConfigurationException>(() => EventExport.Open(new ExportOptions(path, ExportFormat.Csv) { Start = ExportStart.Resume })).Message, StringComparison.Ordinal);
        using var resumed = EventExport.Open(new ExportOptions(path, ExportFormat.Ndjson) { Start = ExportStart.Resume });
        Assert.Equal(77, resumed.EventsResumed);
        Assert.Equal(77, resumed.Complete().Events);
    }

    [Fact]
    public void An_export_that_never_had_an_event_leaves_nothing()
    {
        string path = Path.Combine(_folder, "e.csv");
        EventExport.Open(new ExportOptions(path, ExportFormat.Csv)).Dispose();

        Assert.Empty(Directory.EnumerateFiles(_folder));
    }

    [Fact]
    public void Appending_keeps_what_is_there_even_when_it_is_interrupted()
    {
        string path = Path.Combine(_folder, "e.ndjson");
        File.WriteAllText(path, "{\"mine\":1}");
        var appending = new ExportOptions(path, ExportFormat.Ndjson) { Start = ExportStart.Append };
        using (var stopped = EventExport.Open(appending))
        {
            stopped.Add(s_events[0]);
        }

        Assert.Equal("{\"mine\":1}", File.ReadAllText(path));
        using var resumed = EventExport.Open(appending with { Start = ExportStart.Resume });
        Assert.False(resumed.Add(s_events[0]));
        Assert.True(resumed.Add(s_events[1]));
        resumed.Complete();
        Assert.Equal(["{\"mine\":1}", s_events[0].ToString(), s_events[1].ToString()], File.ReadAllLines(path));
    }

    [Fact]
    public void A_file_that_is_there_is_neither_replaced_nor_touched_by_itself()
    {
        string path = Path.Combine(_folder, "e.json");
        File.WriteAllText(path, "mine");

        foreach (ExportStart start in (ExportStart[])[ExportStart.New, ExportStart.Resume, ExportStart.Append])
        {
            Assert.Throws<ConfigurationException>(() => EventExport.Open(new ExportOptions(path, ExportFormat.Json) { Start = start }));
        }

        Assert.Equal("mine", File.ReadAllText(path));
    }

    [Fact]
    public void Each_event_is_written_once_and_on_one_line()
    {
        string path = Path.Combine(_folder, "e.ndjson");
        var broken = AuditEvent.Parse("{\"eventId\":\"A\",\r\n \"eventTime\":\"2026-01-01T00:00:00Z\"}");
        using var export = EventExport.Open(new ExportOptions(path, ExportFormat.Ndjson));

        Assert.True(export.Add(broken));
        Assert.False(export.Add(broken));
        ExportResult result = export.Complete();
        Assert.Equal((1, 1), (result.Events, result.DuplicatesMerged));
        Assert.Single(File.ReadAllLines(path));
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+cmd", "'+cmd")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("-2", "-2")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("=a,\"b", "\"'=a,\"\"b\"")]
    [InlineData("", "")]
    public void Cells_are_quoted_and_harmless_to_spreadsheets(string text, string cell) => Assert.Equal(cell, CsvCells.Cell(text));

    [Fact]
    public void Columns_take_any_field_lists_and_objects_too()
    {
        string path = Path.Combine(_folder, "e.csv");
        using var export = EventExport.Open(new ExportOptions(path, ExportFormat.Csv) { Columns = ["user", "requestParameters.Tags", "requestParameters", "nothing", "userIdentity.type"] });
        export.Add(AuditEvent.Parse("""{"eventId":"A","eventTime":"2026-01-01T00:00:00Z","userIdentity":{"userName":"al\u0069ce"},"requestParameters":{"Tags":["a","b"],"N":1}}"""));
        export.Complete();

        Assert.Equal("user,requestParameters.Tags,requestParameters,nothing,userIdentity.type\r\nalice,a;b,\"{\"\"Tags\"\":[\"\"a\"\",\"\"b\"\"],\"\"N\"\":1}\",,\r\n", File.ReadAllText(path));
    }

    [Fact]
    public void A_json_export_is_one_array_empty_or_not()
    {
        Assert.Equal(0, JsonDocument.Parse(Export(Path.Combine(_folder, "none.json"), [])).RootElement.GetArrayLength());
        Assert.Equal(3, JsonDocument.Parse(Export(Path.Combine(_folder, "three.json"), s_events[..3])).RootElement.GetArrayLength());
    }

    private static AuditEvent Event(int number) =>
        AuditEvent.Parse($$$"""{"eventId":"E{{{number}}}","eventTime":"2026-01-01T00:00:00Z","eventName":"StopInstances","userIdentity":{"userName":"user{{{number % 7}}}"}}""");

    private static string Export(string path, AuditEvent[] events)
    {
        using var export = EventExport.Open(new ExportOptions(path, ExportOptions.FormatOf(path)));
        Array.ForEach(events, found => export.Add(found));
        Assert.Equal(events.Length, export.Complete().Events);
        return Text(path);
    }

    private static string Text(string path)
    {
        using Stream file = File.OpenRead(path);
        using Stream content = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(content, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
