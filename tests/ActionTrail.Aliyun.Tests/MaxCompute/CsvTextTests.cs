using ActionTrail.Aliyun.MaxCompute;

namespace ActionTrail.Aliyun.Tests.MaxCompute;

public sealed class CsvTextTests
{
    [Fact]
    public void Cells_are_read_with_their_quotes_commas_and_line_breaks() =>
        Assert.Equal(
            [["id", "doc"], ["1", "a,\"b\"\nc"], ["", ""]],
            CsvText.Parse("\"id\",\"doc\"\n1,\"a,\"\"b\"\"\nc\"\r\n,\n"));

    [Fact]
    public void Only_an_unquoted_backslash_N_is_null() =>
        Assert.Equal([[null, @"\N"]], CsvText.Parse("\\N,\"\\N\""));

    [Fact]
    public void An_empty_text_has_no_rows() => Assert.Empty(CsvText.Parse(""));

    [Theory]
    [InlineData("\"open")]
    [InlineData("a,\"")]
    [InlineData(",")]
    public void A_text_that_is_cut_off_ends(string text) => Assert.Single(CsvText.Parse(text));
}
