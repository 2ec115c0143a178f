using ActionTrail.Core.Accounts;

namespace ActionTrail.Core.Tests.Accounts;

public sealed class RegionIdTests
{
    [Theory]
    [InlineData("cn-hangzhou")]
    [InlineData("ap-southeast-1")]
    [InlineData("cn-north-2-gov-1")]
    [InlineData("rus-west-1-pop")]
    public void Region_ids_parse(string text) => Assert.Equal(text, RegionId.Parse(text).Value);

    [Theory]
    [InlineData("hangzhou")]
    [InlineData("CN-hangzhou")]
    [InlineData("cn--hangzhou")]
    [InlineData("cn-hangzhou-")]
    [InlineData("c-hangzhou")]
    [InlineData("cn_hangzhou")]
    [InlineData("cn-hangzhou/x")]
    public void Other_texts_are_refused(string text) => Assert.False(RegionId.TryParse(text, out _));
}
