using ActionTrail.Aliyun.Signing;

namespace ActionTrail.Aliyun.Tests.Signing;

public sealed class MacTests
{
    // RFC 4231, test case 2.
    [Fact]
    public void The_standard_vector_holds() =>
        Assert.Equal("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843", Mac.Sha256Hex("Jefe", "what do ya want for nothing?"));
}
