using ActionTrail.Aliyun.Sls;

namespace ActionTrail.Aliyun.Tests.Sls;

public sealed class SlsLogQueryTests
{
    [Theory]
    [InlineData("* | SELECT 1", true)]
    [InlineData("\"a|b\" | SELECT 1", true)]
    [InlineData("\"a\\\"\" | SELECT 1", true)]
    [InlineData("*", false)]
    [InlineData("\"a|b\"", false)]
    [InlineData("\"a\\\"|b\"", false)]
    [InlineData("a\\|b", false)]
    [InlineData("a\\", false)]
    public void Only_a_bar_outside_quotes_begins_SQL(string query, bool isAnalysis) =>
        Assert.Equal(isAnalysis, new SlsLogQuery(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddHours(1)) { Query = query }.IsAnalysis);
}
