using System.Globalization;
using ActionTrail.Core.Caching;

namespace ActionTrail.Core.Tests.Caching;

public sealed class BoundedCacheTests
{
    [Fact]
    public void It_recalls_what_it_keeps_and_nothing_else()
    {
        var cache = new BoundedCache<string, int>(10);

        Assert.Equal(7, cache.Keep("seven", 7));

        Assert.True(cache.TryGet("seven", out int known));
        Assert.Equal(7, known);
        Assert.False(cache.TryGet("Seven", out _));
    }

    [Fact]
    public void It_never_holds_more_than_its_bound()
    {
        var cache = new BoundedCache<string, int>(10);
        for (int key = 0; key < 1000; key++)
        {
            cache.Keep(key.ToString(CultureInfo.InvariantCulture), key);

            Assert.InRange(cache.Count, 1, 10);
        }

        Assert.True(cache.TryGet("999", out int latest));
        Assert.Equal(999, latest);
    }
}
