using ActionTrail.Core.Accounts;

namespace ActionTrail.Core.Tests.Accounts;

public sealed class RoleNameTests
{
    [Fact]
    public void Names_compare_without_case()
    {
        RoleName created = RoleName.Parse("AliyunServiceRoleForActionTrail");
        RoleName answered = RoleName.Parse("aliyunserviceroleforactiontrail");

        Assert.Equal(created, answered);
        Assert.Equal(created.GetHashCode(), answered.GetHashCode());
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a/b")]
    public void Other_texts_are_refused(string text) => Assert.False(RoleName.TryParse(text, out _));

    [Fact]
    public void Sixty_four_characters_are_the_limit()
    {
        Assert.True(RoleName.TryParse(new string('r', 64), out _));
        Assert.False(RoleName.TryParse(new string('r', 65), out _));
    }
}
