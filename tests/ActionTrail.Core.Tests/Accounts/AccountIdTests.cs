using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;

namespace ActionTrail.Core.Tests.Accounts;

public sealed class AccountIdTests
{
    [Fact]
    public void Sixteen_digits_round_trip() => Assert.Equal("1003456789012345", AccountId.Parse("1003456789012345").ToString());

    [Theory]
    [InlineData("")]
    [InlineData("123456789012345")]
    [InlineData("12345678901234567")]
    [InlineData("123456789012345x")]
    [InlineData("１２３４５６７８９０１２３４５６")]
    public void Anything_else_is_refused(string text)
    {
        Assert.False(AccountId.TryParse(text, out _));
        Assert.Throws<InvalidNameException>(() => AccountId.Parse(text));
    }

    [Fact]
    public void The_error_names_the_thing_the_fact_and_the_rule()
    {
        var error = Assert.Throws<InvalidNameException>(() => AccountId.Parse("42"));

        Assert.Equal("Account id '42' has 2 characters; 16 are allowed.", error.Message);
        Assert.Equal("Account id", error.Kind);
        Assert.Equal("42", error.Value);
    }
}
