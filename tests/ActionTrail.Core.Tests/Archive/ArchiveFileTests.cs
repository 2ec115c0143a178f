using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using ActionTrail.Core.Archive;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace ActionTrail.Core.Tests.Archive;

public sealed class ArchiveFileTests
{
    private static readonly string[] s_events = ["{\"a\":1}", "{\"b\":\"}{\\\"\\\\\",\"c\":[{},{\"d\":{}}]}", "{\n  \"e\": \"日志 [1]\"\n}"];

    [Fact]
    public void A_file_is_one_array_of_the_events_as_they_were()
    {
        ArchiveFile file = Write(s_events);

        Assert.Equal($"[{string.Join(',', s_events)}]", Inflate(file.Bytes.ToArray()));
        Assert.Equal(3, file.EventCount);
        Assert.Equal(Encoding.UTF8.GetByteCount($"[{string.Join(',', s_events)}]"), file.PlainSize);
        Assert.Equal(Convert.ToHexStringLower(MD5.HashData(file.Bytes.Span)), file.Md5);
    }

    [Fact]
    public void The_same_events_give_the_same_bytes_and_no_time_is_written()
    {
        ArchiveFile file = Write(s_events);

        Assert.Equal(file.Bytes.ToArray(), Write(s_events).Bytes.ToArray());
        Assert.Equal(new byte[4], file.Bytes[4..8].ToArray());
    }

    [Fact]
    public void A_file_without_events_is_an_empty_array() => Assert.Equal("[]", Inflate(Write([]).Bytes.ToArray()));

    [Fact]
    public void A_finished_file_takes_no_more_events()
    {
        using var writer = new ArchiveFileWriter();
        writer.Complete();

        Assert.Throws<ObjectDisposedException>(() => writer.Append("{}"u8));
    }

    [Fact]
    public void Every_fixture_survives_byte_for_byte()
    {
        string[] fixtures = [.. Directory.GetFiles(EventRecords.EventFixtures, "*.json").Order(StringComparer.Ordinal).Select(file => File.ReadAllText(file).Trim())];

        Assert.Equal(fixtures, Read(Write(fixtures).Bytes.ToArray()));
    }

    [Theory]
    [InlineData("[{0},{1},{2}]")]
    [InlineData("{0}\n{1}\n{2}\n")]
    [InlineData("{0}\r\n\r\n{1}{2}")]
    [InlineData("\uFEFF [ {0} , {1} ]\n[{2}]")]
    [InlineData("[{0},{1},{2},]")]
    public void What_people_have_is_read_plain_and_compressed(string form)
    {
        byte[] plain = Encoding.UTF8.GetBytes(form.Replace("{0}", s_events[0], StringComparison.Ordinal).Replace("{1}", s_events[1], StringComparison.Ordinal).Replace("{2}", s_events[2], StringComparison.Ordinal));

        Assert.Equal(s_events, Read(plain));
        Assert.Equal(s_events, Read(Gzip(plain)));
        Assert.Equal([.. s_events, .. s_events], Read([.. Gzip([.. plain, (byte)'\n']), .. Gzip([.. plain.SkipWhile(b => b > 0x7F)])]));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("[]")]
    public void A_file_may_have_no_events(string text) => Assert.Empty(Read(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("eventId,eventTime\n", "has the byte 0x65 at 0, where an event is expected")]
    [InlineData("[{\"a\":1}", "ends inside an array")]
    [InlineData("[{\"a\":1},{\"b", "ends inside an event that starts at byte 9")]
    [InlineData("[[{}]]", "has the byte 0x5B at 1")]
    [InlineData("{} \"x\"", "has the byte 0x22 at 3")]
    [InlineData("{}]", "has the byte 0x5D at 2")]
    public void A_broken_file_is_refused_with_the_place(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<InvalidArchiveException>(() => Read(Encoding.UTF8.GetBytes(text))).Message, StringComparison.Ordinal);

    [Fact]
    public void Damaged_compression_is_refused()
    {
        byte[] file = Write(s_events).Bytes.ToArray();

        Assert.Throws<InvalidArchiveException>(() => Read(file[..^12]));
        Assert.Throws<InvalidArchiveException>(() => Read([.. file[..12], 0xFF, 0xFF, .. file[14..]]));
    }

    [Theory]
    [InlineData("[{0},{1},{2}]")]
    [InlineData("{0}\n{1}\n{2}\n")]
    [InlineData("[]")]
    [InlineData("")]
    public void A_file_that_was_cut_anywhere_is_refused_and_gives_no_event_that_it_did_not_have(string form)
    {
        byte[] plain = Encoding.UTF8.GetBytes(form.Replace("{0}", s_events[0], StringComparison.Ordinal).Replace("{1}", s_events[1], StringComparison.Ordinal).Replace("{2}", s_events[2], StringComparison.Ordinal));
        string[] events = Read(plain);
        byte[] two = [.. Gzip(plain), .. Gzip([(byte)' '])];
        foreach (byte[] file in new[] { Gzip(plain), two })
        {
            Assert.Equal(events, Read(file));
            for (int length = 1; length < file.Length; length++)
            {
                if (length == Gzip(plain).Length && file == two)
                {
                    continue; // Cut between two members is whole.
                }

                using var reader = new ArchiveFileReader(new MemoryStream(file[..length]));
                var read = new List<string>();
                var broken = Assert.Throws<InvalidArchiveException>(() => ReadOn(reader, read));
                Assert.Equal(events.Take(read.Count), read);
                Assert.True(length == 1 || broken.Message.Contains("is cut behind byte", StringComparison.Ordinal), $"{length} of {file.Length} bytes: {broken.Message}");
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(30)]
    public void Bytes_behind_the_compression_are_named_and_the_events_before_them_read(int count)
    {
        using var reader = new ArchiveFileReader(new MemoryStream([.. Write(s_events).Bytes.ToArray(), .. Enumerable.Repeat((byte)'x', count)]));
        var read = new List<string>();

        Assert.Contains("has other bytes than gzip behind byte", Assert.Throws<InvalidArchiveException>(() => ReadOn(reader, read)).Message, StringComparison.Ordinal);
        Assert.Equal(s_events, read);
    }

    [Fact]
    public void A_gzip_bomb_stops_at_the_limit()
    {
        byte[] bomb = Gzip(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{}\n", 1_000_000))));

        var error = Assert.Throws<InvalidArchiveException>(() => ArchiveFileReader.ReadAll(bomb, new() { MaxInflatedBytes = 100_000 }));
        Assert.Contains("inflates to more than 100000 bytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void White_space_without_end_is_bounded_and_takes_no_memory()
    {
        byte[] bomb = Gzip([.. "{\"a\":1}"u8, .. new byte[40_000_000].Select(_ => (byte)' ')]);
        long before = GC.GetAllocatedBytesForCurrentThread();

        using var reader = new ArchiveFileReader(new MemoryStream(bomb), new() { MaxInflatedBytes = 30_000_000 });

        Assert.True(reader.Read());
        Assert.Contains("inflates to more than", Assert.Throws<InvalidArchiveException>(() => reader.Read()).Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000_000);
    }

    [Fact]
    public void What_stands_before_the_damage_is_read()
    {
        byte[] many = Gzip(Encoding.UTF8.GetBytes("[" + string.Join(',', Enumerable.Range(0, 100_000).Select(number => $"{{\"a\":{number}}}"))));
        using var reader = new ArchiveFileReader(new MemoryStream(many[..^2000]));
        var read = new List<string>();

        Assert.Throws<InvalidArchiveException>(() => ReadOn(reader, read));
        Assert.InRange(read.Count, 50_000, 99_999);
    }

    [Fact]
    public void One_event_may_not_fill_the_memory()
    {
        byte[] endless = Gzip([.. "{\"a\":\""u8, .. new byte[2_000_000].Select(_ => (byte)'x')]);

        var error = Assert.Throws<InvalidArchiveException>(() => ArchiveFileReader.ReadAll(endless, new() { MaxEventBytes = 300_000 }));
        Assert.Contains("has an event of more than 300000 bytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_undoes_writing_however_the_bytes_arrive()
    {
        Gen<string> texts = Gen.Elements('a', '"', '\\', '{', '}', '[', ',', '\n', 'é').ListOf().Select(letters => string.Concat(letters));
        Gen<(string[] Events, int Piece)> files =
            from values in texts.ListOf()
            from piece in Gen.Choose(1, 7)
            select (values.Select(value => $"{{\"v\":{System.Text.Json.JsonSerializer.Serialize(value)}}}").ToArray(), piece);

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(files.ToArbitrary(), file =>
        {
            using var reader = new ArchiveFileReader(new TricklingStream(Write(file.Events).Bytes.ToArray(), file.Piece));
            var read = new List<string>();
            ReadOn(reader, read);
            return read.SequenceEqual(file.Events);
        }));
    }

    [Fact]
    public void Events_larger_than_the_first_buffer_are_read()
    {
        string large = $"{{\"v\":\"{new string('x', 700_000)}\"}}";

        Assert.Equal(["{}", large, "{}"], Read(Write(["{}", large, "{}"]).Bytes.ToArray()));
    }

    private static void ReadOn(ArchiveFileReader reader, List<string> read)
    {
        while (reader.Read())
        {
            read.Add(Encoding.UTF8.GetString(reader.Current));
        }
    }

    private static ArchiveFile Write(IEnumerable<string> events)
    {
        using var writer = new ArchiveFileWriter();
        foreach (string json in events)
        {
            writer.Append(Encoding.UTF8.GetBytes(json));
        }

        return writer.Complete();
    }

    private static string[] Read(byte[] file) => [.. ArchiveFileReader.ReadAll(file).Select(Encoding.UTF8.GetString)];

    private static string Inflate(byte[] gzip)
    {
        using var reader = new StreamReader(new GZipStream(new MemoryStream(gzip), CompressionMode.Decompress));
        return reader.ReadToEnd();
    }

    private static byte[] Gzip(byte[] plain)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(plain);
        }

        return compressed.ToArray();
    }

    /// <summary>Gives a few bytes at a time, as a slow connection does.</summary>
    private sealed class TricklingStream(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, piece));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, piece)]);
    }
}
