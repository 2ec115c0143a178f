using System.Security.Cryptography;
using System.Text;
using ActionTrail.Aliyun.Signing;

namespace ActionTrail.Aliyun.Tests.Signing;

public sealed class MacTests
{
    // RFC 4231, test case 2.
    [Fact]
    public void The_standard_vector_holds() =>
        Assert.Equal("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843", Mac.Sha256Hex("Jefe", "what do ya want for nothing?"));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 63)]
    [InlineData(32, 64)]
    [InlineData(63, 1)]
    [InlineData(64, 1_000)]
    [InlineData(65, 1_000)]
    [InlineData(200, 100_000)]
    public void Keys_and_texts_of_any_length_give_what_the_platform_gives(int keyLength, int textLength)
    {
        byte[] key = [.. Enumerable.Range(1, keyLength).Select(static i => (byte)(i * 37))];
        string text = string.Concat(Enumerable.Range(0, textLength).Select(static i => (char)(i % 700 + 32)));

        Assert.Equal(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)), Mac.Sha256(key, text));
    }
}
