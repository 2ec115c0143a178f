using ActionTrail.Core.Errors;
using ActionTrail.Core.Trails;

namespace ActionTrail.Core.Tests.Trails;

public sealed class TrailNameTests
{
    [Theory]
    [InlineData("corp-audit")]
    [InlineData("abcdef")]
    [InlineData("a23456")]
    [InlineData("trail_name-")]
    public void Names_within_the_rule_parse(string text) => Assert.Equal(text, TrailName.Parse(text).Value);

    [Theory]
    [InlineData("abcde", "Trail name 'abcde' has 5 characters; 6 to 36 are allowed.")]
    [InlineData("1abcdef", "Trail name '1abcdef' starts with '1'; it must start with a lower-case letter.")]
    [InlineData("Abcdef", "Trail name 'Abcdef' contains 'A' at position 1; lower-case letters, digits, - and _ are allowed.")]
    [InlineData("abc.def", "Trail name 'abc.def' contains '.' at position 4; lower-case letters, digits, - and _ are allowed.")]
    public void Others_are_refused_with_the_reason(string text, string message)
    {
        Assert.False(TrailName.TryParse(text, out _));
        Assert.Equal(message, Assert.Throws<InvalidNameException>(() => TrailName.Parse(text)).Message);
    }

    [Fact]
    public void Thirty_six_characters_are_the_limit()
    {
        Assert.True(TrailName.TryParse(new string('t', 36), out _));
        Assert.False(TrailName.TryParse(new string('t', 37), out _));
    }
}
