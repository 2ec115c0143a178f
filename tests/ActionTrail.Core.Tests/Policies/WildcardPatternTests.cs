using ActionTrail.Core.Policies;
using FsCheck;
using FsCheck.Fluent;

namespace ActionTrail.Core.Tests.Policies;

public sealed class WildcardPatternTests
{
    [Theory]
    [InlineData("*", "", true)]
    [InlineData("?", "", false)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("a*c", "abbbc", true)]
    [InlineData("a*c", "abbb", false)]
    [InlineData("a?c", "abc", true)]
    [InlineData("a?c", "ac", false)]
    [InlineData("*ab*ab", "abcab", true)]
    [InlineData("*.aliyuncs.com", "oss.aliyuncs.com", true)]
    public void Stars_take_any_number_and_question_marks_one(string pattern, string text, bool matches) =>
        Assert.Equal(matches, new WildcardPattern(pattern).Matches(text));

    [Fact]
    public void It_agrees_with_a_naive_matcher()
    {
        Gen<string> texts = Gen.Elements('a', 'b').ListOf().Select(letters => string.Concat(letters));
        Gen<string> patterns = Gen.Elements('a', 'b', '*', '?').ListOf().Select(letters => string.Concat(letters.Take(8)));
        Gen<(string Pattern, string Text)> pairs = from pattern in patterns from text in texts select (pattern, text);

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(
            pairs.ToArbitrary(), pair => new WildcardPattern(pair.Pattern).Matches(pair.Text) == Naive(pair.Pattern, pair.Text)));
    }

    [Fact]
    public void A_hostile_pattern_ends_soon()
    {
        string pattern = string.Concat(Enumerable.Repeat("*a", 200)) + "b";

        Assert.False(new WildcardPattern(pattern).Matches(new string('a', 20_000)));
    }

    private static bool Naive(string pattern, string text) => pattern switch
    {
        "" => text.Length == 0,
        ['*', .. var rest] => Enumerable.Range(0, text.Length + 1).Any(taken => Naive(rest, text[taken..])),
        ['?', .. var rest] => text.Length > 0 && Naive(rest, text[1..]),
        _ => text.Length > 0 && text[0] == pattern[0] && Naive(pattern[1..], text[1..]),
    };
}
