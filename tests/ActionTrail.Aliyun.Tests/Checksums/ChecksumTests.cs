using System.Text;
using ActionTrail.Aliyun.Checksums;

namespace ActionTrail.Aliyun.Tests.Checksums;

public sealed class ChecksumTests
{
    [Theory]
    [InlineData("123456789", 11051210869376104954)]
    [InlineData("hello world", 5981764153023615706)]
    [InlineData("{\"n\":1}", 18232787777827130644)]
    [InlineData("x", 727031140999736901)]
    [InlineData("", 0)]
    [InlineData("\0\0\0\0", 17628643879108190027)]
    public void Crc64_gives_the_known_value(string text, ulong expected) => Assert.Equal(expected, Crc64.Compute(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Crc32C_gives_the_known_value() => Assert.Equal(0xE3069283, Crc32C.Compute("123456789"u8));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(20)]
    [InlineData(41)]
    public void Checksums_continue_where_the_first_part_ended(int cut)
    {
        ReadOnlySpan<byte> whole = "The quick brown fox jumps over the lazy dog"u8;
        Assert.Equal(Crc64.Compute(whole), Crc64.Compute(whole[cut..], Crc64.Compute(whole[..cut])));
        Assert.Equal(Crc32C.Compute(whole), Crc32C.Compute(whole[cut..], Crc32C.Compute(whole[..cut])));
    }

    [Fact]
    public void Crc64_of_long_input_is_that_of_its_bytes_one_by_one()
    {
        var chance = new Random(64);
        for (int length = 0; length < 700; length++)
        {
            byte[] bytes = new byte[length];
            chance.NextBytes(bytes);
            ulong before = (ulong)chance.NextInt64();
            ulong expected = bytes.Aggregate(before, static (crc, each) => Crc64.Compute([each], crc));
            Assert.Equal(expected, Crc64.Compute(bytes, before));
        }
    }
}
