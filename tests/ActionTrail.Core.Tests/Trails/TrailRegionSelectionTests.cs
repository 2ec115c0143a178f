using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Trails;

namespace ActionTrail.Core.Tests.Trails;

public sealed class TrailRegionSelectionTests
{
    [Fact]
    public void All_covers_regions_that_open_later() => Assert.True(TrailRegionSelection.Parse("All").Covers("xx-newplace-9"));

    [Fact]
    public void A_list_covers_its_regions_only()
    {
        TrailRegionSelection selection = TrailRegionSelection.Parse("cn-hangzhou, cn-beijing");

        Assert.True(selection.Covers("cn-beijing"));
        Assert.False(selection.Covers("cn-shanghai"));
        Assert.Equal("cn-hangzhou,cn-beijing", selection.ToString());
    }

    [Fact]
    public void Equal_lists_are_equal() =>
        Assert.Equal(TrailRegionSelection.Of(RegionId.Parse("cn-hangzhou")), TrailRegionSelection.Parse("cn-hangzhou"));

    [Theory]
    [InlineData("")]
    [InlineData("all")]
    [InlineData("cn-hangzhou,")]
    public void Broken_texts_are_refused(string text)
    {
        Assert.False(TrailRegionSelection.TryParse(text, out _));
        Assert.Throws<InvalidNameException>(() => TrailRegionSelection.Parse(text));
    }
}
