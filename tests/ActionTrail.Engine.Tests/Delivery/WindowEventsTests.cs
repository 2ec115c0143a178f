using ActionTrail.Engine.Delivery;

namespace ActionTrail.Engine.Tests.Delivery;

public sealed class WindowEventsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("actiontrail-").FullName;
    private readonly BatchOrder _order = new(PartitionRule.AccountRegionDate);

    public WindowEventsTests() => _order.Add(PartitionKey.Whole);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Events_are_on_the_disk_from_when_room_was_made(bool isSpilled)
    {
        using var events = new WindowEvents(maxHeld: 1, _folder, _order, maxCount: 2);
        Take(events, 1);
        Assert.True(events.IsFull);
        if (isSpilled)
        {
            events.MakeRoom();
            Assert.False(events.IsFull);
        }

        Take(events, 2);
        events.Complete();

        Assert.Equal((true, isSpilled, 200L), (events.IsComplete, events.Spill is not null, events.Bytes));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_window_that_cannot_be_spilled_takes_what_follows_and_keeps_nothing(bool hasFolder)
    {
        Directory.Delete(_folder);
        using var events = new WindowEvents(maxHeld: 1, hasFolder ? _folder : null, _order, maxCount: 2);
        Take(events, 1);

        events.MakeRoom();
        Take(events, 2);
        events.Complete();

        Assert.False(events.IsComplete);
        Directory.CreateDirectory(_folder);
    }

    [Fact]
    public void A_window_that_was_given_up_on_the_disk_takes_what_follows_and_keeps_nothing()
    {
        using var events = new WindowEvents(maxHeld: 1, _folder, _order, maxCount: 2);
        Take(events, 1);
        events.MakeRoom();

        events.Dispose();
        Take(events, 2);
        events.Complete();

        Assert.False(events.IsComplete);
    }

    private static void Take(WindowEvents events, long position)
    {
        var each = new DeliveryEvent(position, "account", DateTimeOffset.UnixEpoch, new byte[100]);
        events.Add(0, each, 0);
        events.Keep(new EventChunk([each]));
    }
}
