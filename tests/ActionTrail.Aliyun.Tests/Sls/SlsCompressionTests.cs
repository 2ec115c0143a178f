using System.IO.Compression;
using ActionTrail.Aliyun.Sls;

namespace ActionTrail.Aliyun.Tests.Sls;

public sealed class SlsCompressionTests
{
    private const string GroupHex =
        "0a1f0880f2d6ca0612080a026b311202763112080a026b321202c3a925050000000a100881f2d6ca0612080a026b31120276321a027431220831302e302e302e31320c0a047461676b120474616776";

    [Fact]
    public void The_deflate_body_of_the_official_client_is_zlib()
    {
        const string Body =
            "789ce392e768f874ed149b10071753b6a110539921986524c47478a52a2b030303970047238a022329a61243250e43033d103434e2e16229494ccf1602916500d95c120f";

        Assert.Equal(GroupHex, Convert.ToHexStringLower(SlsCompression.Decompress("deflate", Convert.FromHexString(Body), 79).Span));
    }

    [Theory]
    [InlineData("lz4")]
    [InlineData("deflate")]
    public void What_is_compressed_comes_back_and_only_with_its_true_size(string kind)
    {
        byte[] raw = [.. Enumerable.Range(0, 5000).Select(i => (byte)(i % 50))];
        byte[] body = SlsCompression.Compress(kind, raw);

        Assert.True(body.Length < raw.Length);
        Assert.Equal(raw, SlsCompression.Decompress(kind, body, raw.Length).ToArray());
        foreach (int wrong in new[] { 0, raw.Length - 1, raw.Length + 1 })
        {
            Assert.Equal(SlsDecodeProblem.Compression, Assert.Throws<SlsDecodeException>(() => SlsCompression.Decompress(kind, body, wrong)).Problem);
        }

        Assert.Throws<SlsDecodeException>(() => SlsCompression.Decompress(kind, body.AsMemory(0, body.Length / 2), raw.Length));
        Assert.Throws<SlsDecodeException>(() => SlsCompression.Decompress(kind, raw, raw.Length));
    }

    [Fact]
    public void An_unknown_kind_is_refused()
        => Assert.Contains("'zstd' is not lz4 or deflate", Assert.Throws<SlsDecodeException>(() => SlsCompression.Decompress("zstd", new byte[4], 4)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_bomb_is_not_blown_up()
    {
        using var target = new MemoryStream();
        using (var zlib = new ZLibStream(target, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(new byte[50_000_000]);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<SlsDecodeException>(() => SlsCompression.Decompress("deflate", target.ToArray(), 1000));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 5_000_000);
    }
}
