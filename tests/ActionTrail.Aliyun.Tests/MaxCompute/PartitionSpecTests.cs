using ActionTrail.Aliyun.MaxCompute;

namespace ActionTrail.Aliyun.Tests.MaxCompute;

public sealed class PartitionSpecTests
{
    [Theory]
    [InlineData("ds=20260101", "ds=20260101")]
    [InlineData("DS='20260101' , hh = \"01\"", "ds=20260101,hh=01")]
    [InlineData("ds=20260101/hh=01", "ds=20260101,hh=01")]
    public void Every_form_is_read(string text, string expected)
    {
        Assert.True(PartitionSpec.TryParse(text, out PartitionSpec? spec));
        Assert.Equal(expected, spec.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ds")]
    [InlineData("ds=")]
    [InlineData("=1")]
    [InlineData("ds=1,")]
    public void Anything_else_is_refused(string? text) => Assert.False(PartitionSpec.TryParse(text, out _));

    [Fact]
    public void Its_sql_escapes_the_values() => Assert.Equal(@"ds='a\'b'", PartitionSpec.Of("DS", "a'b").ToSql());

    [Fact]
    public void Equal_partitions_are_equal() => Assert.Equal(PartitionSpec.Of("ds", "1"), PartitionSpec.Of("ds", "1"));
}
