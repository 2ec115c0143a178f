using ActionTrail.Engine.Search.Queries;

namespace ActionTrail.Engine.Tests.Search;

public sealed class FieldConditionTests
{
    [Theory]
    [InlineData("userAgent in 'a, b',c", "a, b", "c")]
    [InlineData("userAgent in c , \"a,b\" ,'d'", "c", "a,b", "d")]
    [InlineData("userAgent in 'it's, that',b", "it's, that", "b")]
    [InlineData("userAgent in it's,that's", "it's", "that's")]
    [InlineData("userAgent in 'open,b", "'open", "b")]
    [InlineData("userAgent in a,,b,", "a", "", "b", "")]
    public void A_list_is_split_at_commas_outside_quotes(string condition, params string[] values) =>
        Assert.Equal(values, FieldCondition.Parse(condition).Values);
}
