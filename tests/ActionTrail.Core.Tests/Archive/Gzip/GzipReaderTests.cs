using System.IO.Compression;
using System.Text;
using ActionTrail.Core.Archive.Gzip;

namespace ActionTrail.Core.Tests.Archive.Gzip;

/// <summary>Compared with <see cref="GZipStream"/>, which is zlib.</summary>
public sealed class GzipReaderTests
{
    /// <summary>What DEFLATE treats differently: nothing, one byte, noise (stored), few letters (deep codes), near and far repetitions, real-looking text.</summary>
    public static TheoryData<string> Kinds => ["empty", "byte", "noise", "letters", "zeros", "periods", "far", "json", "mixed"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Inflates_what_zlib_deflates(string kind)
    {
        byte[] plain = Make(kind, 700_000);
        foreach (CompressionLevel level in Enum.GetValues<CompressionLevel>())
        {
            foreach (ZLibCompressionStrategy strategy in Enum.GetValues<ZLibCompressionStrategy>())
            {
                byte[] file = Compress(plain, level, strategy);
                Assert.True(plain.AsSpan().SequenceEqual(Inflate(file).Plain), $"{kind}, {level}, {strategy}");
            }
        }
    }

    [Theory]
    [InlineData(Inflater.Room)]
    [InlineData(1_000)]
    [InlineData(70_000)]
    public void Goes_on_wherever_the_room_ends_and_the_file_comes_in_pieces(int room)
    {
        byte[] plain = Make("mixed", 200_000);
        byte[] file = Compress(plain);
        foreach (int piece in (int[])[1, 7, 31, 4_096])
        {
            Assert.True(plain.AsSpan().SequenceEqual(Inflate(file, room, piece).Plain), $"pieces of {piece}");
        }
    }

    [Fact]
    public void Takes_members_one_behind_the_other_and_no_history_from_one_to_the_next()
    {
        byte[] one = Make("json", 40_000);
        byte[] other = Make("letters", 50_000);
        byte[] file = [.. Compress(one), .. Compress([]), .. Compress(other)];
        Assert.Equal([.. one, .. other], Inflate(file).Plain);

        // A match that reaches behind the start of its member.
        byte[] reaching = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255, 0x03, 0x02, 0x00, 0, 0, 0, 0, 0, 0, 0, 0];
        Assert.Equal("has broken compression", Inflate([.. Compress(one), .. reaching]).Damage);
    }

    [Fact]
    public void Goes_over_every_part_of_a_header()
    {
        byte[] plain = Make("json", 5_000);
        byte[] file = Compress(plain);
        byte[] header = [0x1F, 0x8B, 8, 0x1F, 1, 2, 3, 4, 0, 255, 3, 0, 9, 9, 9, .. "name\0"u8, .. "comment\0"u8, 1, 2];
        Assert.Equal(plain, Inflate([.. header, .. file[10..]]).Plain);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_file_cut_anywhere_gives_what_is_before_the_cut_and_is_called_cut(string kind)
    {
        byte[] plain = Make(kind, 3_000);
        byte[] file = Compress(plain);
        for (int length = 1; length < file.Length; length++)
        {
            (byte[] read, string? damage) = Inflate(file[..length]);
            Assert.Equal("is cut", damage);
            Assert.True(plain.AsSpan().StartsWith(read), $"{kind}, cut at {length}");
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_flipped_bit_is_found_or_does_not_matter(string kind)
    {
        byte[] plain = Make(kind, 1_000);
        byte[] file = Compress(plain);
        for (int bit = 0; bit < file.Length * 8; bit++)
        {
            byte[] flipped = [.. file];
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            (byte[] read, string? damage) = Inflate(flipped);
            Assert.True(damage is not null || read.AsSpan().SequenceEqual(plain), $"{kind}, bit {bit}");
            Assert.True(InflateByZlib(flipped) is null == damage is not null, $"{kind}, bit {bit}: {damage}");
        }
    }

    [Fact]
    public void Noise_behind_a_header_is_told_by_a_message_and_by_nothing_else()
    {
        var random = new Random(20_261_128);
        int whole = 0;
        for (int i = 0; i < 20_000; i++)
        {
            byte[] file = new byte[18 + random.Next(300)];
            random.NextBytes(file);
            ((byte[])[0x1F, 0x8B, 8, 0]).CopyTo(file, 0);
            file[10] = (byte)((file[10] & ~7) | random.Next(1, 6)); // Mostly codes, as a stored block of noise ends at once.
            whole += Inflate(file).Damage is null ? 1 : 0;
        }

        Assert.Equal(0, whole);
    }

    [Theory]
    [InlineData("no gzip at all")]
    [InlineData("\0\0\0\0")]
    public void Other_bytes_behind_a_member_are_refused(string behind)
    {
        byte[] plain = Make("json", 1_000);
        (byte[] read, string? damage) = Inflate([.. Compress(plain), .. Encoding.UTF8.GetBytes(behind)]);
        Assert.Equal("has other bytes than gzip", damage);
        Assert.Equal(plain, read);
    }

    private static (byte[] Plain, string? Damage) Inflate(byte[] file, int room = 100_000, int piece = int.MaxValue)
    {
        using var raw = new RawFile();
        using var source = new PiecewiseStream(file, piece);
        raw.Open(source);
        var reader = new GzipReader(raw);
        var window = new byte[Inflater.WindowSize + room];
        using var plain = new MemoryStream();
        int at = 0;
        try
        {
            while (reader.Read(window, at) is > 0 and int read)
            {
                plain.Write(window, at, read);
                at += read;
                int dropped = Math.Max(0, at - Inflater.WindowSize);
                window.AsSpan(dropped, at - dropped).CopyTo(window);
                at -= dropped;
            }

            return (plain.ToArray(), null);
        }
        catch (InvalidDataException damaged)
        {
            return (plain.ToArray(), damaged.Message);
        }
    }

    /// <summary>Null when zlib finds damage; a cut file it takes for whole, so its length is compared too.</summary>
    private static byte[]? InflateByZlib(byte[] file)
    {
        try
        {
            using var plain = new MemoryStream();
            using var gzip = new GZipStream(new MemoryStream([.. file, .. Compress("whole"u8.ToArray())]), CompressionMode.Decompress);
            gzip.CopyTo(plain);
            byte[] all = plain.ToArray();
            return all.AsSpan().EndsWith("whole"u8) ? all[..^5] : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static byte[] Compress(byte[] plain, CompressionLevel level = CompressionLevel.Optimal, ZLibCompressionStrategy strategy = ZLibCompressionStrategy.Default)
    {
        int number = level switch { CompressionLevel.NoCompression => 0, CompressionLevel.Fastest => 1, CompressionLevel.SmallestSize => 9, _ => 6 };
        using var file = new MemoryStream();
        using (var gzip = new GZipStream(file, new ZLibCompressionOptions { CompressionLevel = number, CompressionStrategy = strategy }, leaveOpen: true))
        {
            gzip.Write(plain);
        }

        return file.Length > 0 ? file.ToArray() : [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255, 0x03, 0x00, 0, 0, 0, 0, 0, 0, 0, 0];
    }

    private static byte[] Make(string kind, int length)
    {
        var random = new Random(7);
        byte[] plain = new byte[kind is "empty" ? 0 : kind is "byte" ? 1 : length];
        random.NextBytes(plain);
        switch (kind)
        {
            case "letters":
                foreach (ref byte letter in plain.AsSpan())
                {
                    letter = (byte)('a' + (int)Math.Min(25, -Math.Log2(1 - random.NextDouble()))); // Codes as long as they get.
                }

                break;
            case "zeros":
                Array.Clear(plain);
                break;
            case "periods":
                for (int at = 0; at < length;)
                {
                    for (int period = random.Next(1, 80), end = Math.Min(length, at + random.Next(300)), first = at; at < end; at++)
                    {
                        plain[at] = at - first < period ? (byte)random.Next(256) : plain[at - period];
                    }

                    at++;
                }

                break;
            case "far":
                for (int at = Inflater.WindowSize; at < length; at++)
                {
                    plain[at] = plain[at - Inflater.WindowSize];
                }

                break;
            case "json":
                for (int at = 0; at < length;)
                {
                    byte[] record = Encoding.UTF8.GetBytes($$"""{"eventId":"{{random.NextInt64():x16}}","eventName":"DescribeInstances","userName":"user{{random.Next(500)}}"},""");
                    record.AsSpan(0, Math.Min(record.Length, length - at)).CopyTo(plain.AsSpan(at));
                    at += record.Length;
                }

                break;
            case "mixed":
                string[] parts = ["noise", "letters", "zeros", "periods", "json"];
                for (int at = 0; at < length; at += 10_000)
                {
                    Make(parts[at / 10_000 % parts.Length], Math.Min(10_000, length - at)).CopyTo(plain, at);
                }

                break;
        }

        return plain;
    }

    /// <summary>Gives at most so many bytes at a time, as a network does.</summary>
    private sealed class PiecewiseStream(byte[] file, int piece) : MemoryStream(file)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, piece));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, piece)]);
    }
}
