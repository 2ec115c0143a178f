using System.Text;
using ActionTrail.Aliyun.Sls;
using FsCheck;
using FsCheck.Fluent;

namespace ActionTrail.Aliyun.Tests.Sls;

public sealed class Lz4BlockTests
{
    private const string GroupHex =
        "0a1f0880f2d6ca0612080a026b311202763112080a026b321202c3a925050000000a100881f2d6ca0612080a026b31120276321a027431220831302e302e302e31320c0a047461676b120474616776";

    [Theory]
    [InlineData("f1030a1f0880f2d6ca0612080a026b31120276310a00e9321202c3a925050000000a1008812100a0321a027431220831302e0200f00031320c0a047461676b120474616776", 79)]
    public void Blocks_of_the_official_client_are_decoded(string block, int length)
        => Assert.Equal(GroupHex, Convert.ToHexStringLower(Lz4Block.TryDecode(Convert.FromHexString(block), length)!));

    [Fact]
    public void A_run_that_overlaps_itself_is_decoded()
        => Assert.Equal(new string('a', 100), Encoding.ASCII.GetString(Lz4Block.TryDecode(Convert.FromHexString("1f6101004a60616161616161"), 100)!));

    [Fact]
    public void Whatever_is_encoded_is_decoded_to_the_same_bytes()
    {
        Gen<byte[]> bytes = Gen.Frequency(
            (1, Gen.Choose(0, 255).Select(n => (byte)n).ArrayOf()),
            (3, from word in Gen.Elements("event", "accountId", "{\"a\":1}", "x", "\0").ListOf() select Encoding.UTF8.GetBytes(string.Concat(word))));
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(bytes.ToArbitrary(), raw => Lz4Block.TryDecode(Lz4Block.Encode(raw), raw.Length)!.AsSpan().SequenceEqual(raw)));
    }

    [Fact]
    public void Long_runs_of_literals_and_matches_keep_their_length()
    {
        var random = new Random(7);
        foreach (int literals in new[] { 0, 14, 15, 16, 269, 270, 271, 70_000 })
        {
            foreach (int run in new[] { 0, 3, 4, 5, 18, 19, 20, 273, 274, 275, 70_000 })
            {
                byte[] raw = new byte[literals + run + literals];
                random.NextBytes(raw.AsSpan(0, literals));
                raw.AsSpan(0, literals).CopyTo(raw.AsSpan(literals + run));
                byte[] block = Lz4Block.Encode(raw);

                Assert.Equal(raw, Lz4Block.TryDecode(block, raw.Length));
                Assert.InRange(block.Length, 0, Lz4Block.MaxEncodedLength(raw.Length));
            }
        }
    }

    [Fact]
    public void Text_gets_smaller()
    {
        byte[] raw = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 500).Select(i => $"{{\"eventName\":\"StopInstances\",\"n\":{i}}}")));

        Assert.True(Lz4Block.Encode(raw).Length < raw.Length / 3);
    }

    [Fact]
    public void Damaged_blocks_are_refused_and_never_break_the_decoder()
    {
        byte[] block = Lz4Block.Encode(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("the quick brown fox ", 40))));
        Assert.Null(Lz4Block.TryDecode(block, 799));
        Assert.Null(Lz4Block.TryDecode(block, 801));
        Assert.Null(Lz4Block.TryDecode(block.AsSpan(0, block.Length - 1), 800));
        var random = new Random(3);
        for (int i = 0; i < 20_000; i++)
        {
            byte[] damaged = [.. block];
            damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            Lz4Block.TryDecode(damaged, random.Next(1000));
        }
    }
}
