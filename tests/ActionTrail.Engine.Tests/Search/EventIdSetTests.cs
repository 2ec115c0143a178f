using System.Text;
using ActionTrail.Engine.Search.Matching;
using ActionTrail.Engine.Search.Scanning;

namespace ActionTrail.Engine.Tests.Search;

public sealed class EventIdSetTests
{
    [Fact]
    public void Each_id_is_new_once()
    {
        var set = new EventIdSet();
        UInt128[] ids = [.. Enumerable.Range(0, 200_000).Select(static number => ByteHash.Of(Encoding.UTF8.GetBytes($"event-{number}"))), 0];

        Assert.All(ids, id => Assert.True(set.Add(id)));
        Assert.All(ids, id => Assert.False(set.Add(id)));
        Assert.False(set.HasForgotten);
    }

    [Fact]
    public void A_full_set_forgets_the_oldest_and_says_so()
    {
        var set = new EventIdSet(capacity: 640);
        UInt128[] ids = [.. Enumerable.Range(0, 5_000).Select(static number => ByteHash.Of(BitConverter.GetBytes(number)))];
        foreach (UInt128 id in ids)
        {
            set.Add(id);
        }

        Assert.True(set.HasForgotten);
        Assert.False(set.Add(ids[^1]));
        Assert.True(set.Add(ids[0]));
    }
}
